import Domain
import Git
import JSON
import Supervision
import TestSupport
import Testing

@testable import Commands

@Suite struct ReviewedTaskTests {
    @Test func theAnswerOfTheDaemonIsRead() throws {
        let scene = try ReviewScene()
        try scene.commit("new.txt", "1\n2\n")
        try scene.write("loose.txt", "loose\n")
        let run: JSONObject = ["run_id": "run-1", "outcome": "failed", "cost_usd": 1]
        let reviewed = try ReviewedTask(try scene.answer([run]))
        #expect(reviewed.id == "gh-450" && reviewed.title == "Fix the parser" && !reviewed.isHeld)
        #expect(reviewed.runs.map(\.id) == ["run-1"] && reviewed.runs.map(\.text) == ["failed"])
        let work = try #require(reviewed.work)
        #expect(work.path == scene.worktree.path && work.repository == scene.repository.root)
        #expect(work.base == scene.worktree.base.text && work.baseRef == "refs/heads/main")
        #expect(work.branch == "roost/gh-450-a1" && work.added == 3 && work.removed == 0)
        let added = ReviewedTask.File(path: "new.txt", change: "A", added: 2, removed: 0)
        #expect(work.files.last == added && work.commits.map(\.subject) == ["add new.txt"])
        #expect(work.untracked == ["loose.txt"] && work.uncommitted.isEmpty && work.operation == nil)
    }

    @Test(
        arguments: [
            (["run_id": "r", "status": "running"], "running"),
            (["run_id": "r", "status": "completed", "outcome": "failed", "exit_code": 1], "failed, exit 1"),
            (
                ["run_id": "r", "status": "completed", "outcome": "completed", "exit_code": 0, "summary": "Done"],
                "completed: Done"
            ),
            (["run_id": "r", "outcome": "failed", "summary": "", "reason": "timeout"], "failed: timeout"),
        ] as [(JSONObject, String)]
    )
    func howARunEndedIsToldInALine(run: JSONObject, text: String) throws {
        let reviewed = try ReviewedTask(["task": ["task_id": "a"], "runs": [.object(run)]])
        #expect(reviewed.runs.first?.text == text)
    }

    @Test func whatIsNotThereNeedsNoWorktree() throws {
        let reviewed = try ReviewedTask(["task": ["task_id": "a"]])
        #expect(reviewed.work == nil && reviewed.runs.isEmpty && reviewed.tests.isEmpty && reviewed.status == nil)
        #expect(throws: FieldError.missing("task")) { try ReviewedTask([:]) }
        #expect(throws: FieldError.missing("worktree")) {
            try ReviewedTask(["task": ["task_id": "a"], "review": ["files": []]])
        }
    }
}
