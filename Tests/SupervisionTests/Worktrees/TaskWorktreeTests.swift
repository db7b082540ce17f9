import Domain
import Git
import JSON
import Testing

@testable import Supervision

@Suite struct TaskWorktreeTests {
    @Test func itReadsBackWhatItWrote() throws {
        let worktree = try WorktreeVerdictTests.worktree()
        #expect(try TaskWorktree(json: worktree.json) == worktree)
        #expect(worktree.lockReason == "roost run run-1")
        var data = worktree.json
        data["base_ref"] = .null
        #expect(try TaskWorktree(json: data).baseRef == nil)
    }

    @Test(arguments: [("base", "main"), ("task_id", "a/b"), ("run_id", ".."), ("task_id", "")])
    func whatIsNoneIsRefused(key: String, value: String) throws {
        var data = try WorktreeVerdictTests.worktree().json
        data[key] = .string(value)
        #expect(throws: FieldError.self) { _ = try TaskWorktree(json: data) }
    }
}
