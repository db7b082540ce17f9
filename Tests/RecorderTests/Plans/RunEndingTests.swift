import Domain
import Journal
import Platform
import Testing

@testable import Recorder

@Suite struct RunEndingTests {
    private static let stops: [Reason?] = [nil] + StopOrder.reasons.map { $0 }
    private static let signals: [Signal] = [.kill, .terminate, .abort, Signal(number: 40)]
    private static let steps: [SpawnStep] = [.clone, .session, .descriptors, .workingFolder, .exec]

    private static let statuses: [Platform.ExitStatus] =
        [0, 1, 2, 126, 127, 255].map { .exited(code: $0) }
        + signals.flatMap { [.signaled($0, coreDumped: false), .signaled($0, coreDumped: true)] }

    private static let agents: [RunEnding.Agent] =
        statuses.map { .ended($0) } + [.lost, .rebooted, .neverStarted]
        + steps.flatMap { step in [Errno.notFound, .accessDenied].map { .notStarted(step, $0) } }

    private static func said(_ outcome: Outcome) -> SaidOutcome {
        var said = SaidOutcome(ok: outcome == .completed, outcome: outcome, summary: "Said: \(outcome).")
        said.needsHuman = true
        return said
    }

    private static let words: [SaidOutcome?] = [nil] + Outcome.allCases.map { said($0) }

    private func decide(
        _ agent: RunEnding.Agent,
        stop: Reason? = nil,
        said: SaidOutcome? = nil,
        isOutOfMemory: Bool = false
    ) -> RunEnding {
        RunEnding.decide(agent, stop: stop, said: said, isOutOfMemory: isOutOfMemory)
    }

    /// What the journal would refuse ends the recorder: every end there can be must be one that it takes.
    @Test func everyEndIsOneThatTheRecordTakes() {
        for agent in Self.agents {
            for stop in Self.stops {
                for said in Self.words {
                    for isOutOfMemory in [false, true] {
                        let end = decide(agent, stop: stop, said: said, isOutOfMemory: isOutOfMemory)
                        let name = "\(agent) \(String(describing: stop)) \(String(describing: said?.outcome))"
                        #expect(end.reason.outcomes.contains(end.execution.outcome), "\(name)")
                        #expect(end.execution.ok == (end.execution.outcome == .completed), "\(name)")
                        #expect((end.execution.exitCode == 0) || !end.execution.ok, "\(name)")
                        #expect(!end.execution.summary.isEmpty, "\(name)")
                        #expect(end.execution.blocked == (end.execution.outcome == .blocked), "\(name)")
                    }
                }
            }
        }
    }

    @Test(
        arguments: [
            (Int32(0), nil, Outcome.completed, Reason.exit),
            (0, .completed, .completed, .exit),
            (0, .failed, .failed, .exit),
            (0, .blocked, .blocked, .said),
            (0, .prepared, .completed, .exit),
            (0, .interrupted, .completed, .exit),
            (0, .lost, .completed, .exit),
            (1, nil, .failed, .exit),
            (1, .completed, .failed, .exit),
            (1, .failed, .failed, .exit),
            (3, .blocked, .blocked, .said),
            (127, .prepared, .failed, .exit),
        ] as [(Int32, Outcome?, Outcome, Reason)]
    )
    func anExitCodeAndWhatTheAgentSaidMakeTheOutcome(_ code: Int32, said: Outcome?, outcome: Outcome, reason: Reason) {
        let end = decide(.ended(.exited(code: code)), said: said.map { Self.said($0) })
        #expect(end.execution.outcome == outcome)
        #expect(end.reason == reason)
        #expect(end.execution.exitCode == Int64(code))
        #expect(end.signal == nil)
    }

    @Test(arguments: signals, [false, true])
    func aSignalIsToldAndCountsAsAShellCountsIt(_ signal: Signal, isOutOfMemory: Bool) {
        for said in Self.words {
            let status = Platform.ExitStatus.signaled(signal, coreDumped: false)
            let end = decide(.ended(status), said: said, isOutOfMemory: isOutOfMemory)
            #expect(end.execution.outcome == .failed)
            #expect(end.reason == (isOutOfMemory ? .oom : .signal))
            #expect(end.signal == signal)
            #expect(end.execution.exitCode == 128 + Int64(signal.number))
        }
    }

    @Test func aCoreDumpIsTold() {
        let end = decide(.ended(.signaled(.abort, coreDumped: true)))
        #expect(end.execution.summary == "The agent was ended by SIGABRT, with a core dump.")
    }

    @Test(arguments: [
        (Reason.timeout, Outcome.failed, Reason.timeout), (.budget, .failed, .budget), (.limit, .failed, .limit),
        (.drain, .interrupted, .drain), (.stopped, .interrupted, .stopped),
    ])
    func whoWasStoppedEndedByThat(_ stop: Reason, outcome: Outcome, reason: Reason) {
        for status in Self.statuses {
            for said in Self.words {
                let end = decide(.ended(status), stop: stop, said: said, isOutOfMemory: true)
                #expect(end.execution.outcome == outcome)
                #expect(end.reason == reason)
                #expect(end.execution.exitCode == status.shellCode || status == .exited(code: 0))
            }
        }
        for agent in [RunEnding.Agent.lost, .neverStarted] {
            #expect(decide(agent, stop: stop).reason == reason)
            #expect(decide(agent, stop: stop).execution.exitCode == 1)
        }
    }

    @Test(arguments: [
        (SpawnStep.exec, Errno.notFound, Int64(127)), (.exec, .accessDenied, 126), (.exec, .notExecutable, 126),
        (.workingFolder, .notFound, 126), (.clone, .again, 126), (.session, .notFound, 126),
        (.descriptors, .notFound, 126),
    ])
    func whatWasNotStartedCountsAsAShellCountsIt(_ step: SpawnStep, _ errno: Errno, code: Int64) {
        for stop in Self.stops {
            let end = decide(.notStarted(step, errno), stop: stop, said: Self.said(.completed))
            #expect(end.execution.outcome == .failed)
            #expect(end.reason == .exec)
            #expect(end.execution.exitCode == code)
            #expect(end.execution.summary.contains("\(errno)"))
            #expect(!end.execution.needsHuman, "what never ran has said nothing")
        }
    }

    @Test func losingTrackIsNotFailing() {
        #expect(decide(.lost).execution.outcome == .lost)
        #expect(decide(.lost).reason == .unknown)
        #expect(decide(.rebooted).execution.outcome == .interrupted)
        #expect(decide(.rebooted, stop: .timeout).reason == .reboot)
        #expect(decide(.neverStarted).reason == .exec)
    }

    @Test func theWordsOfTheAgentCountWhereTheySpeakOfTheEndItHad() {
        let completed = Platform.ExitStatus.exited(code: 0)
        #expect(decide(.ended(completed), said: Self.said(.completed)).execution.summary == "Said: completed.")
        let failed = decide(.ended(.exited(code: 9)), said: Self.said(.completed))
        #expect(failed.execution.summary == "The agent ended with exit code 9.")
        #expect(failed.execution.needsHuman, "that it wants somebody stays")
    }

    @Test(arguments: statuses)
    func aShellCodeFitsInAByte(_ status: Platform.ExitStatus) { #expect((0...255).contains(status.shellCode)) }
}
