import Control
import Domain
import JSON
import Platform
import TestSupport
import Testing

@testable import Dashboard

/// Very many readers of one dashboard, beside a daemon that is played and one more reader who reads nothing.
final class StreamCrowd {
    struct Size: Sendable, CustomTestStringConvertible {
        let name: String
        var testDescription: String { name }
        let streams: Int
        /// To each.
        let events: Int64
        let eventBytes: Int
        /// What may be told before all have it: never more than what waits for a reader who only comes late.
        let eventsAhead: Int64
        let growthBytesMax: Int64
    }

    struct Report {
        let deliveries: Int64
        let lost: Int64
        let lagged: Int64
        let resets: Int64
        let growthBytes: Int64
    }

    /// What the silent one was told once it read again.
    struct Catching {
        var before: [Int64] = []
        var missed: Int64 = 0
        var next: Int64?
    }

    private static let patience = Duration.seconds(600)
    private static let session = "ses-2026-11-21-abc123"

    private let size: Size
    private let trial: WebTrial
    private let desk: RunningDesk
    private let silent: HTTPProbe
    private var told: Int64 = 0

    init(_ size: Size) throws {
        self.size = size
        var desk: RunningDesk?
        trial = try WebTrial(for: "crowd") { home in
            desk = try RunningDesk(home, act: { call, _ in .done(call.request.name, data: Self.answer(to: call)) })
        }
        self.desk = try #require(desk)
        // A whole second is the least that it waits for.
        silent = try HTTPProbe(port: trial.port, patience: .seconds(1))
        try silent.send(
            """
            GET /api/v1/stream HTTP/1.1\r
            Host: 127.0.0.1:\(try trial.port)\r
            Authorization: Bearer \(try trial.token)\r
            \r\n
            """
        )
        let served = self.desk
        // Asked for as soon as it is connected, and once more when it is told what happens.
        let isTold = Eventually.wait(upTo: .seconds(60)) {
            served.calls.count { $0.directive == .status } >= 2
        }
        try #require(isTold)
    }

    private static func answer(to call: DirectiveCall) -> JSONObject {
        call.directive == .status ? ["pid": 7, "state": "running", "workers_max": 3] : [:]
    }

    /// Tells all that is to be told, and waits until the readers have it.
    func tellAll() throws -> Report {
        let readers = try RunningProgram(
            Programs.path("roost-testbed"),
            [
                "streams", trial.scratch.path("home"), "--count", "\(size.streams)", "--events", "\(size.events)",
                "--each", "\(size.eventsAhead)", "--seconds-max", "\(Self.patience.components.seconds)",
            ],
            errorsTo: trial.scratch.path("said")
        )
        #expect(try readers.readLine(upTo: Self.patience) == "ready")
        let before = try mostMemory()
        while told < size.events {
            tell(min(size.eventsAhead, size.events - told))
            #expect(try readers.readLine(upTo: Self.patience) == "reached \(told)")
        }
        let line = try #require(try readers.readLine(upTo: Self.patience))
        #expect(try readers.end(within: Self.patience) == .exited(code: 0))
        let said = try #require(try JSONReader.read(Array(line.utf8)).objectValue)
        func number(_ name: String) throws -> Int64 { try #require(said[name]?.integerValue) }
        return Report(
            deliveries: try number("deliveries"),
            lost: try number("lost"),
            lagged: try number("lagged"),
            resets: try number("resets"),
            growthBytes: try mostMemory() - before
        )
    }

    /// The silent one reads what waits for it, and what it is told then.
    func catchUp() throws -> Catching {
        var found = Catching()
        var text = ""
        #expect(try silent.readHead().status == 200)
        let clock = ContinuousClock.now
        while found.next == nil, ContinuousClock.now - clock < Self.patience {
            do {
                text += String(decoding: try #require(try silent.readPiece()), as: UTF8.self)
            } catch HTTPProbe.Fault.timedOut {
                // It has read all, so that it can be told more.
                tell(1)
                continue
            }
            while let end = text.firstRange(of: "\n\n") {
                take(text[..<end.lowerBound], into: &found)
                text.removeSubrange(..<end.upperBound)
            }
        }
        return found
    }

    private func take(_ event: Substring, into found: inout Catching) {
        let lines = event.split(separator: "\n")
        if lines.contains("event: lagged") {
            let data = lines.first { $0.hasPrefix("data: ") }?.dropFirst("data: ".count) ?? ""
            found.missed += Int64(data.filter(\.isNumber)) ?? 0
        }
        guard let id = lines.first(where: { $0.hasPrefix("id: ") }), let number = LiveEvent.ID(String(id.dropFirst(4)))
        else { return }
        if found.missed == 0 { found.before.append(number.sequence) } else { found.next = number.sequence }
    }

    private func tell(_ count: Int64) {
        let (first, bytes) = (told, size.eventBytes)
        told += count
        desk.later { desk in
            let text = String(repeating: "x", count: bytes)
            for number in first..<(first + count) {
                let at = SystemClock().now().wall.iso
                desk.tell(["at": .string(at), "number": .integer(number), "text": .string(text)], topic: "decision")
            }
        }
    }

    /// The most that the server ever took.
    private func mostMemory() throws -> Int64 {
        let bytes = try SystemDisk().readAll("/proc/\(trial.serving().process.pid)/status", bytesMax: 64 << 10)
        let line = String(decoding: bytes, as: UTF8.self).split(separator: "\n").first { $0.hasPrefix("VmHWM:") }
        return try #require(line.flatMap { Int64($0.filter(\.isNumber)) }) << 10
    }
}
