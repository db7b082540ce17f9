import Domain
import JSON
import Platform
import TestSupport
import Testing

@testable import Dashboard

/// The stream of the real program, beside a real daemon.
@Suite struct LiveHubTests {
    private func withDaemon(_ body: (WebTrial) throws -> Void) throws {
        let trial = try WebTrial { try WebTrial.roost($0, "daemon", "start", "--workers", "0") }
        let outcome = Result { try body(trial) }
        try trial.roost("daemon", "stop", "--now")
        try outcome.get()
    }

    private func isThere(_ event: EventReader.Event) -> Bool {
        event.name == "status" && !event.data.contains("\"state\":\"none\"")
    }

    @Test func withoutADaemonAPageIsToldHowThingsStand() throws {
        let reader = try EventReader(try WebTrial())
        let hello = try #require(try reader.next(named: "hello"))
        #expect(try JSONReader.read(hello.data)["isReadOnly"] == false)
        let status = try #require(try reader.next(named: "status"))
        #expect(try JSONReader.read(status.data)["daemon"]?["state"]?.stringValue == "none")
    }

    @Test func whatHappensIsToldAndWhoWasAwayGoesOnBehindIt() throws {
        try withDaemon { trial in
            let reader = try EventReader(trial)
            _ = try #require(try reader.next(isThere))
            try trial.roost("task", "add", "--id", "one", "--agent", "shell", "true")
            let first = try #require(try reader.next { $0.name == "task" && $0.data.contains("one") })
            let id = try #require(first.id)
            try trial.roost("task", "add", "--id", "two", "--agent", "shell", "true")
            _ = try #require(try reader.next { $0.name == "task" && $0.data.contains("two") })
            let again = try EventReader(trial, last: id)
            let missed = try #require(try again.next { $0.id != nil })
            #expect(missed.name != "reset")
            let isThere = missed.name == "task" && missed.data.contains("two")
            let next = isThere ? missed : try again.next { $0.name == "task" && $0.data.contains("two") }
            #expect(next != nil)
        }
    }

    @Test(arguments: ["ses-of-nobody.7", "nonsense", "ses-1.99999999999999999999"])
    func whoHasSeenSomethingElseIsToldToAskAnew(_ id: String) throws {
        let trial = try WebTrial()
        #expect(try EventReader(trial, last: id).next(named: "reset") != nil)
        #expect(try EventReader(trial, "?after=\(id)").next(named: "reset") != nil)
    }

    @Test func aDaemonThatIsReplacedIsToldAndSoIsTheNextOne() throws {
        try withDaemon { trial in
            let reader = try EventReader(trial)
            _ = try #require(try reader.next(isThere))
            try trial.roost("daemon", "restart", "--wait")
            #expect(try reader.next(named: "daemon") != nil)
            #expect(try reader.next(isThere) != nil)
        }
    }

    @Test func topicsThatAreNoneAreRefused() throws {
        let trial = try WebTrial()
        #expect(try trial.ask("GET", "/api/v1/stream?topics=everything").status == 400)
    }
}
