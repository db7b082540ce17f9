import Domain
import Journal
import Platform
import Runs
import Testing

@testable import Commands

@Suite struct RunWordsTests {
    private func end(_ reason: Reason?, _ exit: Platform.ExitStatus? = nil, _ outcome: Outcome = .failed) -> RunEnd {
        var state = RunState(preparedAt: WallTime(nanoseconds: 0), attempt: 1, summary: "It is so.")
        state.reason = reason.map { .known($0) }
        state.outcome = .known(outcome)
        state.finishedAt = WallTime(nanoseconds: 2_000_000_000)
        return RunEnd(state: state, exit: exit)
    }

    @Test func eachEndIsSaidInItsOwnWords() {
        let texts = Reason.allCases.map { RunWords.end(end($0, .exited(code: 3)), of: "run-1") }
        #expect(texts.allSatisfy { $0.hasPrefix("roost: run-1 ") })
        // One that did not start took no time, and of one that nobody saw the end of it is not known.
        #expect(texts.filter { !$0.hasSuffix(" after 2.0 s") }.count == 3)
        // An exit, a signal and an end that the agent told of are said by the exit status.
        #expect(Set(texts).count == Reason.allCases.count - 2)
        #expect(
            RunWords.end(end(.exit, .exited(code: 0), .completed), of: "run-1") == "roost: run-1 completed after 2.0 s"
        )
        #expect(RunWords.end(end(.signal, .signaled(.kill, coreDumped: false)), of: "r").contains("ended by SIGKILL"))
        #expect(RunWords.end(end(.exec), of: "r").hasSuffix("did not start. It is so."))
    }

    @Test func whatTheExitCodeSaysNeedsNoWords() {
        for reason in [Reason.exit, .signal, .said] { #expect(!RunWords.isWorthTelling(end(reason))) }
        for reason in [Reason.exec, .timeout, .oom, .unknown] { #expect(RunWords.isWorthTelling(end(reason))) }
    }

    @Test func eachNoticeNamesItsRun() {
        let notices: [WatchNotice] = [.askedToStop, .asksToKill, .nobodyToAsk, .adopted, .notAdopted("why")]
        let texts = notices.map { RunWords.notice($0, of: "run-1") }
        #expect(Set(texts).count == notices.count)
        #expect(texts.allSatisfy { $0.hasPrefix("roost: ") && $0.contains("run-1") })
    }
}
