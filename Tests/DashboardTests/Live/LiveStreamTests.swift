import Domain
import JSON
import Platform
import TestSupport
import Testing

@testable import Dashboard

/// The stream of the real program, beside a real daemon.
@Suite struct LiveStreamTests {
    private struct Event: Hashable {
        let name: String
        let id: String?
        let data: String
    }

    /// Reads a stream event by event.
    private final class Reader {
        let probe: HTTPProbe
        private var rest = ""

        init(_ trial: WebTrial, _ query: String = "", last: String? = nil) throws {
            probe = try HTTPProbe(port: trial.port)
            var lines = ["GET /api/v1/stream\(query) HTTP/1.1", "Host: 127.0.0.1:\(try trial.port)"]
            lines.append("Authorization: Bearer \(try trial.token)")
            if let last { lines.append("Last-Event-ID: \(last)") }
            try probe.send(lines.joined(separator: "\r\n") + "\r\n\r\n")
            #expect(try probe.readHead().header("Content-Type") == "text/event-stream")
        }

        /// The next event that is wanted; others are passed over.
        func next(_ isWanted: (Event) -> Bool) throws -> Event? {
            for _ in 0..<10_000 {
                while let end = rest.firstRange(of: "\n\n") {
                    let block = String(rest[..<end.lowerBound])
                    rest = String(rest[end.upperBound...])
                    if let event = Self.event(block), isWanted(event) { return event }
                }
                guard let piece = try probe.readPiece() else { return nil }
                rest += String(decoding: piece, as: UTF8.self)
            }
            return nil
        }

        func next(named name: String) throws -> Event? { try next { $0.name == name } }

        private static func event(_ block: String) -> Event? {
            var (name, id, data): (String?, String?, String) = (nil, nil, "")
            for line in block.split(separator: "\n") {
                let parts = line.split(separator: ":", maxSplits: 1).map { String($0.drop { $0 == " " }) }
                guard parts.count == 2 else { continue }
                switch parts[0] {
                case "event": name = parts[1]
                case "id": id = parts[1]
                case "data": data += parts[1]
                default: break
                }
            }
            return name.map { Event(name: $0, id: id, data: data) }
        }
    }

    private func roost(_ home: String, _ words: String...) throws {
        let result = try CommandTester("roost").environment(["ROOST_HOME": home]).arguments(words)
            .limit(.seconds(120)).run()
        #expect(result.exitCode == 0, "\(words): \(result.stderr)")
    }

    private func withDaemon(_ body: (WebTrial, String) throws -> Void) throws {
        let trial = try WebTrial { try roost($0, "daemon", "start", "--workers", "0") }
        let home = trial.scratch.path("home")
        let outcome = Result { try body(trial, home) }
        try roost(home, "daemon", "stop", "--now")
        try outcome.get()
    }

    @Test func withoutADaemonAPageIsToldHowThingsStand() throws {
        let trial = try WebTrial()
        let reader = try Reader(trial)
        let hello = try #require(try reader.next(named: "hello"))
        #expect(try JSONReader.read(hello.data)["isReadOnly"]?.bool == false)
        let status = try #require(try reader.next(named: "status"))
        #expect(try JSONReader.read(status.data)["daemon"]?["state"]?.stringValue == "none")
    }

    @Test func whatHappensIsToldAndWhoWasAwayGoesOnBehindIt() throws {
        try withDaemon { trial, home in
            let reader = try Reader(trial)
            let isThere: (Event) -> Bool = { $0.name == "status" && !$0.data.contains("\"state\":\"none\"") }
            _ = try #require(try reader.next(isThere))
            try roost(home, "task", "add", "--id", "one", "--agent", "shell", "--repo", "/", "true")
            let first = try #require(try reader.next { $0.name == "task" && $0.data.contains("one") })
            let id = try #require(first.id)
            try roost(home, "task", "add", "--id", "two", "--agent", "shell", "--repo", "/", "true")
            _ = try #require(try reader.next { $0.name == "task" && $0.data.contains("two") })
            let again = try Reader(trial, last: id)
            let missed = try #require(try again.next { $0.id != nil })
            #expect(missed.name != "reset")
            #expect(try again.next { $0.name == "task" && $0.data.contains("two") } != nil)
        }
    }

    @Test(arguments: ["ses-of-nobody.7", "nonsense", "ses-1.99999999999999999999"])
    func whoHasSeenSomethingElseIsToldToAskAnew(_ id: String) throws {
        let trial = try WebTrial()
        #expect(try Reader(trial, last: id).next(named: "reset") != nil)
        #expect(try Reader(trial, "?after=\(id)").next(named: "reset") != nil)
    }

    @Test func aDaemonThatIsKilledIsToldAndSoIsTheNextOne() throws {
        try withDaemon { trial, home in
            let reader = try Reader(trial)
            _ = try #require(try reader.next { $0.name == "status" && !$0.data.contains("\"state\":\"none\"") })
            try roost(home, "daemon", "restart", "--wait")
            #expect(try reader.next(named: "daemon") != nil)
            #expect(try reader.next { $0.name == "status" && !$0.data.contains("\"state\":\"none\"") } != nil)
        }
    }

    @Test func topicsThatAreNoneAreRefused() throws {
        let trial = try WebTrial()
        #expect(try trial.ask("GET", "/api/v1/stream?topics=everything").status == 400)
    }

    @Test func theLogOfARunIsTellingHowLongItIs() throws {
        let trial = try WebTrial { home in
            try roost(home, "run", "--task", "counted", "--", "seq", "1", "100")
        }
        let row = try JSONReader.read(try trial.ask("GET", "/api/v1/tasks/counted/runs").body)["rows"]?.arrayValue?
            .first
        let run = try #require(row?["run"]?.stringValue)
        let reader = try Reader(trial, "?topics=log:\(run)")
        let log = try #require(try reader.next(named: "log"))
        let told = try JSONReader.read(log.data)
        #expect(told["total"]?.integerValue ?? 0 > 100 && told["isLive"]?.bool == false)
    }
}
