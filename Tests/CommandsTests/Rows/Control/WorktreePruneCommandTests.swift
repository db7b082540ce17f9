import Journal
import Platform
import TestSupport
import Testing

@Suite struct WorktreePruneCommandTests {
    @Test func whatIsDoneWithGoesAndWhatHoldsWorkStays() throws {
        let trial = try DaemonCommandTrial()
        let repository = try ScratchRepository(for: "prune")
        let settings = "[flock]\nstart_interval = \"0s\"\nattempts_max = 1\n"
        try trial.runs.disk.makeFolders(trial.runs.home.root)
        try trial.runs.disk.createFile(trial.runs.home.configuration, with: Array(settings.utf8))
        _ = try trial.start()
        let nothing = try trial.roost("worktree", "prune")
        #expect(nothing.exitCode == 0 && nothing.stdout == "" && nothing.stderr == "roost: 0 removed, 0 kept\n")
        // Both fail, so both are kept to be looked at; one has nothing to lose.
        for (id, script) in [("gh-1", "fail 3"), ("gh-2", "edit notes.txt a line ;; fail 3"), ("gh-3", "permit x")] {
            let words = ["task", "add", "--id", id, "--agent", "demo", "--repo", repository.root, "demo: \(script)"]
            #expect(try trial.runs.roost(words).run().exitCode == 0)
        }
        let isOver = try Eventually.wait(upTo: .seconds(90)) {
            let list = try trial.roost("worktree", "prune", "-n", "-o", "csv").stdout
            return ["\ngh-1,false,true,", "\ngh-2,false,false,", "not over"].allSatisfy { list.contains($0) }
        }
        #expect(isOver)
        #expect(try trial.roost("worktree", "prune", "-n").stderr == "roost: 1 would go, 2 kept\n")
        let pruned = try trial.roost("worktree", "prune")
        #expect(pruned.exitCode == 0 && pruned.stderr == "roost: 1 removed, 2 kept\n", "\(pruned.stdout)")
        #expect(pruned.stdout.contains("notes.txt") || pruned.stdout.contains("not known to git"))
        #expect(try trial.roost("worktree", "prune", "-o", "name").stdout == "gh-2\ngh-3\n")
        #expect(try trial.roost("worktree", "prune", "--never").exitCode == 2)
    }

    @Test func itIsForTheDaemon() throws {
        let trial = try DaemonCommandTrial()
        #expect(try trial.roost("worktree", "prune").exitCode == 3)
    }
}
