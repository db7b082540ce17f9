import Control
import Domain
import JSON
import Platform
import TestSupport
import Testing

@testable import Commands

/// `roost directive subscribe` against a real desk.
@Suite struct EventStreamTests {
    private static let later = "ses-2026-11-22-def456"

    private let home: TemporaryHome

    init() throws { home = try TemporaryHome(for: "EventStream") }

    private func subscribe(_ arguments: String...) throws -> RunningProgram {
        let words = ["--home", home.path, "directive", "subscribe"] + arguments
        return try RunningProgram(try Programs.path("roost"), words, errorsTo: home.path("errors"))
    }

    private func next(_ program: RunningProgram) throws -> JSONObject {
        let line = try #require(try program.readLine())
        return try #require(try JSONReader.read(Array(line.utf8)).objectValue)
    }

    private func errors() throws -> String {
        String(decoding: try SystemDisk().readAll(home.path("errors"), bytesMax: 1 << 16), as: UTF8.self)
    }

    @Test func eventsComeAsLinesUntilItIsInterrupted() throws {
        let desk = try RunningDesk(home.path)
        let program = try subscribe("task_changed")
        #expect(try next(program) == ["session": "ses-2026-11-21-abc123", "seq": 0, "reset": false])
        desk.later { desk in
            desk.tell(["topic": "worker_changed"], topic: "worker_changed")
            desk.tell(["topic": "task_changed", "text": "one\u{1B}[2J"], topic: "task_changed")
        }
        let event: JSONObject = ["topic": "task_changed", "text": "one\u{1B}[2J"]
        #expect(try next(program) == ["session": "ses-2026-11-21-abc123", "seq": 2, "event": .object(event)])
        try program.signal(.interrupt)
        #expect(try program.end() == .exited(code: 130))
        #expect(try errors() == "")
        try desk.end()
    }

    @Test func itGoesOnBehindWhatWasSeenAndTellsWhatWasMissed() throws {
        let desk = try RunningDesk(home.path)
        desk.later { desk in
            for number in 1...Int64(ControlLimits.eventsMax) + 7 { desk.tell(["n": .integer(number)], topic: "x") }
        }
        let seen = #"{"after":{"session":"ses-2026-11-21-abc123","seq":2}}"#
        let isTold = Eventually.wait(upTo: .seconds(60)) { desk.calls.isEmpty }
        #expect(isTold)
        let program = try subscribe("--data", seen)
        #expect(try next(program)["seq"] == 2)
        let lagged = try next(program)
        #expect(lagged["lagged"] == 5 && lagged["seq"] == 7)
        #expect(try next(program)["seq"] == 8)
        try program.signal(.terminate)
        #expect(try program.end() == .exited(code: 143))
        try desk.end()
    }

    @Test func aDaemonThatComesBackIsFollowedOn() throws {
        var desk = try RunningDesk(home.path)
        let program = try subscribe()
        #expect(try next(program)["reset"] == false)
        desk.later { $0.tell(["n": 1], topic: "x") }
        #expect(try next(program)["seq"] == 1)
        try desk.end()
        desk = try RunningDesk(home.path, session: SessionID(Self.later))
        #expect(try next(program) == ["session": .string(Self.later), "seq": 0, "reset": true])
        desk.later { $0.tell(["n": 2], topic: "x") }
        #expect(try next(program)["seq"] == 1)
        #expect(try errors() == "roost: the daemon has gone; waiting for another\n")
        try program.signal(.interrupt)
        #expect(try program.end() == .exited(code: 130))
        try desk.end()
    }

    @Test func aDaemonThatStaysAwayEndsItWithThree() throws {
        #expect(try subscribe().end() == .exited(code: 3))
        #expect(try errors().contains("no daemon listens at"))
        let desk = try RunningDesk(home.path)
        let program = try subscribe("--timeout", "50ms")
        _ = try next(program)
        try desk.end()
        #expect(try program.end() == .exited(code: 3))
    }

    @Test func aReaderThatGoesIsNoTrouble() throws {
        let desk = try RunningDesk(home.path)
        desk.later { $0.tell(["n": 1], topic: "x") }
        let result = try CommandTester(tool: "sh").arguments(
            "-c",
            "{ \"$1\" directive subscribe; echo $? >&2; } | head -n 1",
            "sh",
            try Programs.path("roost")
        ).environment(["ROOST_HOME": home.path]).run()
        #expect(result.stdout.hasPrefix("{\"session\":") && result.stderr == "0\n")
        try desk.end()
    }

    @Test func columnsItHasNone() throws {
        let result = try CommandTester("roost").arguments("directive", "subscribe", "-o", "csv")
            .environment(["ROOST_HOME": home.path]).run()
        #expect(result.exitCode == 2 && result.stderr.contains("jsonl"))
    }
}
