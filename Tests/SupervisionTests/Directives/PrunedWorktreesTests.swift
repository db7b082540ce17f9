import Domain
import JSON
import Testing

@testable import Supervision

@Suite struct PrunedWorktreesTests {
    @Test func whatIsUnfinishedOrHoldsWorkStaysAndTheRestGoes() throws {
        let fixture = try KeeperFixture()
        let tasks = ["gh-1", "gh-2", "gh-3"]
        let trees = try tasks.map { try fixture.create($0, run: "run-\($0)") }
        try fixture.write("loose.txt", "loose", in: trees[1])
        let unfinished: Set<TaskID> = [trees[2].task]
        let trial = try PrunedWorktrees(isTrial: true, unfinished: unfinished, fixture.keeper)
        #expect(trial.text == "1 would go, 2 kept" && trial.operations.isEmpty)
        #expect(trial.rows.map(\.mayGo) == [true, false, false])
        #expect(try fixture.keeper.standing() == trees)
        let pruned = try PrunedWorktrees(isTrial: false, unfinished: unfinished, fixture.keeper)
        #expect(pruned.text == "1 removed, 2 kept" && pruned.operations.count == 1)
        #expect(try fixture.keeper.standing() == Array(trees.dropFirst()))
        let rows = pruned.data["worktrees"]?.arrayValue ?? []
        #expect(rows.map { $0["task_id"]?.stringValue } == tasks)
        #expect(rows.last?["reason"]?.stringValue == "its task is not over")
    }
}
