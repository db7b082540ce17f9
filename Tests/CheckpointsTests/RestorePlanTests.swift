import Git
import TestSupport
import Testing

@testable import Checkpoints

@Suite struct RestorePlanTests {
    @Test func whatIsDoneAlreadyIsCountedAndNotDoneAgain() throws {
        let fixture = try CheckpointFixture()
        try fixture.repository.write("one.txt", "changed\n")
        try fixture.repository.write("new.txt", "new\n")
        try fixture.repository.remove("folder/two.txt")
        let checkpoint = try fixture.take(1)
        let worktree = try Worktree(at: fixture.repository.root, fixture.git)
        let changes = try worktree.changes(from: checkpoint.baseCommit, to: checkpoint.commit)
        let half = RestorePlan(root: "/", changes: changes, differing: [GitPath("one.txt")]) { _ in true }
        #expect(half.written == [GitPath("one.txt")])
        #expect(half.removed == [GitPath("folder/two.txt")])
        #expect(half.doneBefore == 1)
        let whole = RestorePlan(root: "/", changes: changes, differing: []) { _ in false }
        #expect(whole.written.isEmpty && whole.removed.isEmpty && whole.doneBefore == 3)
    }
}
