import Domain
import Journal
import Testing

@testable import Recorder

@Suite struct CheckpointTurnTests {
    private static let start = MonotonicTime(nanoseconds: 1_000_000_000)

    private func plan(everySeconds interval: Int64) -> LaunchPlan {
        var plan = LaunchPlan(program: "/bin/true", command: ["true"], environmentNames: [], workingFolder: "/")
        plan.checkpointIntervalSeconds = interval
        return plan
    }

    @Test func theFirstIsDueAfterOneInterval() {
        let turn = CheckpointTurn(plan(everySeconds: 60), isEnabled: true, at: Self.start)
        let due = [turn.isDue(at: Self.start), turn.isDue(at: Self.start.advanced(by: .seconds(60)))]
        #expect(due == [false, true])
    }

    @Test(arguments: [(Int64(0), true), (60, false)])
    func withoutAnIntervalOrAWorktreeNoneIsEverDue(interval: Int64, isEnabled: Bool) {
        let turn = CheckpointTurn(plan(everySeconds: interval), isEnabled: isEnabled, at: Self.start)
        let due = turn.due
        #expect(due == nil)
    }

    @Test func whatIsSaidOfACheckpointIsUnderstood() {
        let taken = #"{"checkpointSeq":3,"ref":"refs/roost/r/3","commit":"abc","files":7}"#
        #expect(
            CheckpointTurn.answer(Array(taken.utf8))
                == .taken(seq: 3, ref: "refs/roost/r/3", commit: "abc", files: 7)
        )
        #expect(CheckpointTurn.answer(Array(#"{"unchanged":true}"#.utf8)) == .unchanged)
        #expect(CheckpointTurn.answer(Array(#"{"error":"no room"}"#.utf8)) == .failed("no room"))
    }

    @Test(arguments: ["", "{", "[]", "{}", #"{"checkpointSeq":"3"}"#])
    func whatIsNotUnderstoodIsAFailure(line: String) {
        guard case .failed = CheckpointTurn.answer(Array(line.utf8)) else {
            Issue.record("\(line) was taken for a checkpoint")
            return
        }
    }
}
