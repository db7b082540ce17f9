import Platform
import TestSupport
import Testing

/// The real program against the real daemon.
@Suite struct TaskLifeTests {
    private let trial: DaemonCommandTrial
    private let repository: ScratchRepository

    init() throws {
        trial = try DaemonCommandTrial(for: "TaskLifeTests")
        repository = try ScratchRepository(for: "TaskLifeTests")
        _ = try trial.start()
    }

    private func task(_ arguments: String...) throws -> CommandResult {
        try trial.runs.roost(["task"] + arguments).folder(repository.path("folder")).run()
    }

    private func reviewed(_ id: String, _ text: String) throws -> Bool {
        try Eventually.wait(upTo: .seconds(60)) { try task("review", id).stdout.contains(text) }
    }

    @Test func whatIsAddedIsDoneShownAndTakenOver() throws {
        let added = try task("add", "--agent", "shell", "echo done > new.txt; echo more >> one.txt")
        #expect(added.exitCode == 0 && added.stdout == "manual-001\n", "\(added.stderr)")
        #expect(try reviewed("manual-001", "status       completed"))
        let review = try task("review", "manual-001").stdout
        #expect(review.contains("2 files changed  +2 -0") && review.contains("A  new.txt"), "\(review)")
        #expect(try task("diff", "manual-001").stdout.contains("\n+done\n"))
        let isTold = try Eventually.wait(upTo: .seconds(60)) {
            let why = try trial.roost("why", "manual-001").stdout
            return why.contains("a person added it") && !why.contains("what brought it up")
        }
        #expect(isTold)
        let accepted = try task("accept", "manual-001")
        #expect(accepted.exitCode == 0, "\(accepted.stderr)")
        #expect(try repository.text("new.txt") == "done\n" && repository.git("status", "--short") == "")
        #expect(try task("diff", "manual-001").exitCode == 6)
    }

    @Test func whatIsHeldWaitsForAPersonAndWhatIsDiscardedIsSaved() throws {
        #expect(try task("add", "--id", "a", "--hold", "--agent", "shell", "echo x > x.txt").exitCode == 0)
        #expect(try task("add", "--id", "b", "--after", "a", "--agent", "shell", "true").exitCode == 0)
        #expect(try task("review", "a").stdout.contains("held until a person approves it"))
        #expect(try task("edit", "a", "echo y > y.txt").exitCode == 0)
        #expect(try task("release", "a").exitCode == 0)
        #expect(try reviewed("b", "status       completed"))
        #expect(try task("diff", "a").stdout.contains("+++ b/y.txt"))
        let discarded = try task("discard", "a")
        #expect(discarded.exitCode == 0, "\(discarded.stderr)")
        #expect(try repository.git("show", "refs/roost/rescue/a/1:y.txt") == "y")
        #expect(try !SystemDisk().exists(repository.path("y.txt")))
    }

    @Test func whatNobodyCanDoIsRefusedByTheDaemonInItsWords() throws {
        let unknown = try task("add", "--agent", "cluade", "x")
        #expect(unknown.exitCode == 2 && unknown.stderr.contains("did you mean claude?"))
        let outside = try trial.runs.roost("task", "add", "x").run()
        #expect(outside.exitCode == 2 && outside.stderr.contains("--repo DIR"))
        #expect(try task("add", "--agent", "shell", "--scope", "../x", "true").exitCode == 2)
        #expect(try task("release", "none").exitCode == 4)
        #expect(try task("review", "none").exitCode == 4)
    }
}
