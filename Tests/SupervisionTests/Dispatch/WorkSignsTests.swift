import Control
import Domain
import Journal
import Testing

@testable import Supervision

@Suite struct WorkSignsTests {
    private func state(_ change: (inout RunState) -> Void = { _ in }) -> RunState {
        var state = RunState(preparedAt: WallTime(nanoseconds: 0), attempt: 1)
        state.process = ProcessIdentity(boot: "b", pid: 2, startTicks: 3)
        change(&state)
        return state
    }

    @Test func whoWasNotStartedHasDoneNothing() {
        #expect(!WorkSigns.areThere(in: state { $0.process = nil }, of: .claude, live: nil))
        #expect(!WorkSigns.areThere(in: state { $0.reason = .known(.exec) }, of: .shell, live: nil))
    }

    @Test func aCommandHasWorkedUnlessItWasNotFound() {
        #expect(WorkSigns.areThere(in: state { $0.exitCode = 1 }, of: .shell, live: nil))
        #expect(!WorkSigns.areThere(in: state { $0.exitCode = 127 }, of: .shell, live: nil))
    }

    @Test func anAgentHasWorkedWhereTheIndexSaysSoOrItWrote() throws {
        var progress = LiveProgress(run: try RunID("run-1"), task: try TaskID("t"))
        let wrote = state { $0.stdoutBytes = 10 }
        #expect(WorkSigns.areThere(in: wrote, of: .claude, live: nil))
        #expect(!WorkSigns.areThere(in: state(), of: .claude, live: nil))
        #expect(!WorkSigns.areThere(in: wrote, of: .claude, live: .progress(progress)))
        progress.messages = 1
        #expect(WorkSigns.areThere(in: wrote, of: .claude, live: .progress(progress)))
    }
}
