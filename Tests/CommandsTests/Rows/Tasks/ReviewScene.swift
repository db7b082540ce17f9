import Control
import Domain
import Git
import JSON
import Journal
import Platform
import Supervision
import TestSupport

/// A task with a worktree in a home, and a desk that answers what the daemon would.
struct ReviewScene {
    let repository: ScratchRepository
    let keeper: WorktreeKeeper
    let worktree: TaskWorktree
    let home: String

    init(for test: String = #function) throws {
        repository = try ScratchRepository(for: test)
        home = FilePath.resolved(repository.scratch.path) + "/home-of-roost"
        try SystemDisk().makeFolders(home)
        let git = try GitProgram(in: repository.environment)
        keeper = try WorktreeKeeper(home: HomePaths(root: home), git: git)
        var request = WorktreeRequest(
            task: try TaskID("gh-450"),
            run: try RunID("run-1"),
            attempt: 1,
            repository: repository.root,
            base: "main"
        )
        request.freeBytesMin = ByteCount(bytes: 0)
        worktree = try keeper.create(request).worktree
    }

    func write(_ name: String, _ text: String) throws {
        try SystemDisk().replaceFile("\(worktree.path)/\(name)", with: Array(text.utf8))
    }

    func commit(_ name: String, _ text: String) throws {
        try write(name, text)
        try repository.git("add", "--", name, in: worktree.path)
        try repository.git("commit", "--quiet", "--message", "add \(name)", in: worktree.path)
    }

    /// What the daemon would answer.
    func answer(_ runs: [JSONObject] = [], hasWorktree: Bool = true) throws -> JSONObject {
        let task: JSONObject = ["task_id": "gh-450", "title": "Fix the parser", "status": "completed"]
        let review: JSONValue = hasWorktree ? .object(try keeper.review(worktree).json) : .null
        return ["task": .object(task), "review": review, "runs": .array(runs.map { .object($0) })]
    }

    func desk(_ answer: JSONObject) throws -> RunningDesk {
        try RunningDesk(home, act: { _, _ in .done("reviewed", data: answer) })
    }

    func roost(_ arguments: String...) throws -> CommandResult {
        try tester(arguments).run()
    }

    func tester(_ arguments: [String]) throws -> CommandTester {
        try CommandTester("roost").arguments(["task"] + arguments).environment(repository.environment.values)
            .environment(["ROOST_HOME": home])
    }
}
