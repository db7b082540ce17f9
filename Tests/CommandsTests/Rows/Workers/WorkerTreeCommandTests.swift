import Journal
import Platform
import TestSupport
import Testing

@testable import Commands

@Suite struct WorkerTreeCommandTests {
    private let trial: RunTrial
    private let repository: ScratchRepository

    init() throws {
        trial = try RunTrial(for: "WorkerTreeCommandTests")
        repository = try ScratchRepository(for: "WorkerTreeCommandTests")
        let words = ["run", "--repo", repository.root, "--cwd", repository.root, "--task", "gh-1", "--"]
        let done = try trial.roost(words + ["sh", "-c", "echo more > new.txt"]).run()
        #expect(done.exitCode == 0, "\(done.stderr)")
    }

    private func worker(_ arguments: String...) throws -> CommandResult {
        try trial.roost(["worker"] + arguments).environment(repository.environment.values)
            .environment(["ROOST_HOME": trial.home.root]).run()
    }

    @Test func theDifferenceIsAPatchThatApplies() throws {
        let patch = try worker("diff", "gh-1")
        #expect(patch.exitCode == 0 && patch.stdout.contains("+more"), "\(patch.stderr)")
        try repository.remove("new.txt")
        try repository.git("apply", "-", input: patch.stdout)
        #expect(try repository.text("new.txt") == "more\n")
        #expect(try SystemDisk().list("\(trial.home.root)/trees") == [])
        try repository.git("add", "-A")
        try repository.git("commit", "--quiet", "--message", "add it")
        #expect(try worker("diff", "gh-1").stdout == "")
    }

    @Test func theShellIsInTheWorktreeAndInAPipeItIsThePath() throws {
        #expect(try worker("shell", "gh-1").stdout == FilePath.resolved(repository.root) + "\n")
        let shell = try trial.roost("worker", "shell", "gh-1").environment(["SHELL": "/bin/sh", "HOME": "/"])
            .input("echo here=$(pwd); exit 7\n").onTerminal(columns: 200).run()
        #expect(shell.exitCode == 7 && shell.stdout.contains("here=\(FilePath.resolved(repository.root))"))
        #expect(try trial.roost("worker", "shell", "gh-1").withoutReader().run().exitCode == 0)
    }

    @Test func aWorktreeThatIsGoneIsSaid() throws {
        let folder = trial.scratch.path("other")
        try trial.disk.makeFolders(folder)
        #expect(try trial.roost("run", "--task", "gh-2", "--cwd", folder, "--", "true").run().exitCode == 0)
        try trial.disk.rename(folder, to: folder + "-away")
        for verb in ["shell", "diff"] {
            let gone = try worker(verb, "gh-2")
            #expect(gone.exitCode == 6 && gone.stderr.contains("is gone"), "\(gone.stderr)")
            #expect(try worker(verb, "gh-9").exitCode == 4)
            #expect(try worker(verb, "gh-1", "--never").exitCode == 2)
        }
    }
}
