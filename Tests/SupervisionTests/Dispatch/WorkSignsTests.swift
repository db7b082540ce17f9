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

    private func hasWorked(
        _ state: RunState,
        _ kind: WorkerKind,
        live: IndexFact? = nil,
        said text: String = ""
    ) -> Bool {
        WorkSigns.areThere(in: state, of: kind, live: live, beginning: text)
    }

    @Test func whoWasNotStartedHasDoneNothing() {
        #expect(!hasWorked(state { $0.process = nil }, .claude))
        #expect(!hasWorked(state { $0.reason = .known(.exec) }, .shell))
    }

    @Test func aCommandHasWorkedUnlessItWasNotFound() {
        #expect(hasWorked(state { $0.exitCode = 1 }, .shell))
        #expect(!hasWorked(state { $0.exitCode = 127 }, .shell))
    }

    @Test func anAgentHasWorkedOnceItHasSaidSomething() throws {
        var progress = LiveProgress(run: try RunID("run-1"), task: try TaskID("t"))
        #expect(!hasWorked(state(), .claude, said: #"{"type":"system","subtype":"init"}"#))
        #expect(hasWorked(state(), .claude, said: #"{"type":"system"}\n{"type":"assistant","message":{}}"#))
        #expect(!hasWorked(state(), .demo, live: .progress(progress)))
        progress.messages = 1
        #expect(hasWorked(state(), .demo, live: .progress(progress)))
        #expect(hasWorked(state { $0.stdoutBytes = 1 }, .aider))
    }
}
