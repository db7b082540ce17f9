import Control
import Domain
import JSON
import TestSupport
import Testing

@testable import Supervision

/// With real connections it is tested together with the runs that it serves.
@Suite struct ShimPeersTests {
    private let clock = ManualClock()

    @Test func whoIsNotConnectedCannotBeAsked() throws {
        let peers = ShimPeers(clock: clock) { _, _ in Issue.record("nobody is there") }
        var isAnswered = false
        #expect(try !peers.ask(RunID("run-1"), .kill) { _ in isAnswered = true })
        peers.ticked()
        #expect(try !isAnswered && !peers.isConnected(RunID("run-1")))
    }

    @Test func factsAreToldApartFromAnswers() throws {
        let peers = ShimPeers(clock: clock) { _, _ in }
        let run = try RunID("run-1")
        let fact = RunFact.pulse(stdoutBytes: 1, stderrBytes: 2, lastOutputAt: nil)
        #expect(peers.heard(fact.json, of: run) == fact)
        // An answer that nobody waits for, and what is no fact.
        #expect(peers.heard(RunReply(to: 7, ok: true).json, of: run) == nil)
        #expect(peers.heard(["fact": "pulse"], of: run) == nil)
    }
}
