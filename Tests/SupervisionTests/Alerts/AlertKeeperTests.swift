import Control
import Domain
import JSON
import Platform
import TestSupport
import Testing

@testable import Supervision

/// Alerts of a real daemon, told to a receiver that fails, is away, and comes back.
@Suite struct AlertKeeperTests {
    private let place: TemporaryHome

    init() throws { place = try TemporaryHome() }

    private func flock(_ url: String, _ more: String, for test: String = #function) throws -> FlockTrial {
        let file = "\(place.path)/url"
        try Programs.make(file, url, mode: "600")
        let channel = "[alerts.phone]\nkind = \"webhook\"\nurl_file = \"\(file)\"\n"
        return try FlockTrial(for: test, settings: channel + more)
    }

    private func texts(_ server: HTTPTrial, _ word: String) -> Int {
        server.questions.count { $0.text.contains(word) }
    }

    @Test func eachAlertIsToldOnceWhateverTheReceiverDoes() throws {
        // It is away at first, and comes back at the same place.
        let before = try HTTPTrial([TrialReply()])
        let port = before.port
        try before.end()
        let flock = try flock("http://127.0.0.1:\(port)/hook", "on = [\"failed\", \"daemon_restarted\"]")
        var daemon = try flock.start()
        try flock.add("bad", "exit 3", by: "shell", ["attemptsMax": 1])
        #expect(try flock.settle(within: .seconds(60)))
        let hasFailed = try Eventually.wait(upTo: .seconds(60)) {
            try flock.trial.notes().contains { $0.type == "alert_failed" }
        }
        #expect(hasFailed)
        // Nobody could be told, and the daemon is killed: the next one tells it, and of itself.
        try daemon.signal(.kill)
        _ = try daemon.end()
        let server = try HTTPTrial(port: port) { _ in TrialReply() }
        daemon = try flock.start()
        let isTold = Eventually.wait(upTo: .seconds(60)) {
            texts(server, "bad has failed") > 0 && texts(server, "the daemon has begun again") > 0
        }
        #expect(isTold, "\(server.questions.map(\.text))")
        let isWritten = try Eventually.wait(upTo: .seconds(60)) {
            try flock.trial.events().count { $0.data["details"]?["step"] == "told" } == 2
        }
        #expect(isWritten)
        try flock.end(daemon)
        daemon = try flock.start()
        try flock.end(daemon)
        #expect(texts(server, "bad has failed") == 1 && texts(server, "the daemon has begun again") == 1)
        let steps = try flock.trial.events().filter { $0.sessionType == .known(.alert) }
        #expect(steps.count { $0.data["details"]?["step"] == "owed" } == 2)
        #expect(steps.allSatisfy { $0.data["target"] == "phone" })
    }

    @Test func aReceiverThatFailsOnceIsToldAgain() throws {
        let server = try HTTPTrial([TrialReply(503), TrialReply()])
        let flock = try flock(server.url, "on = [\"all_done\"]")
        let daemon = try flock.start()
        try flock.add("good", "true", by: "shell")
        let isTold = try Eventually.wait(upTo: .seconds(60)) {
            try flock.trial.events().contains { $0.data["details"]?["step"] == "told" }
        }
        #expect(isTold && server.questions.count == 2)
        #expect(server.questions.last?.text.contains("nothing is left to be worked on: 1 completed") == true)
        try flock.end(daemon)
    }

    @Test func aTestSaysWhatHappenedForEachChannel() throws {
        let server = try HTTPTrial([TrialReply()])
        let flock = try flock(
            server.url,
            "[alerts.broken]\nkind = \"command\"\ncommand = [\"/bin/sh\", \"-c\", \"exit 3\"]"
        )
        let daemon = try flock.start()
        let phone = try flock.ask("alert-test", ["phone"])
        #expect(phone.isOK && phone.detail == "phone: told", "\(phone.detail)")
        let all = try flock.ask("alert-test")
        #expect(!all.isOK && all.detail.contains("broken: sh ended with"), "\(all.detail)")
        #expect(try flock.ask("alert-test", ["none"]).code == .known(.noTarget))
        #expect(server.questions.count == 2)
        #expect(try flock.status()["alerts"]?.arrayValue?.count == 2)
        try flock.end(daemon)
    }
}
