import Domain
import Git
import JSON
import Journal
import Platform
import Runs
import Supervision
import TestSupport
import Testing

@Suite struct HomeMoveCommandTests {
    private func roost(_ arguments: String..., home: String, _ trial: RunTrial) throws -> CommandResult {
        try trial.roost(arguments).environment(["ROOST_HOME": home]).run()
    }

    /// What is recorded is told in the same words, wherever the home is.
    private func isWhole(_ home: String, _ trial: RunTrial, run: String) throws {
        let verified = try roost("verify", home: home, trial)
        #expect(verified.exitCode == 0, "\(verified.stdout)\(verified.stderr)")
        #expect(try roost("logs", run, home: home, trial).stdout.contains("said before"))
        #expect(try roost("why", run, home: home, trial).exitCode == 0)
        #expect(try roost("task", "list", home: home, trial).exitCode == 0)
        #expect(try roost("db", "check", home: home, trial).exitCode == 0)
        #expect(try roost("run", "list", home: home, trial).stdout.contains(run))
        let started = try roost("daemon", "start", home: home, trial)
        #expect(started.exitCode == 0, "\(started.stderr)")
        #expect(try roost("daemon", "stop", home: home, trial).exitCode == 0)
    }

    private func planted() throws -> (trial: RunTrial, run: String, root: String) {
        let trial = try RunTrial()
        #expect(try trial.roost("run", "--", "echo", "said before").run().exitCode == 0)
        #expect(try trial.roost("index", "--once").run().exitCode == 0)
        let run = FilePath.name(of: try #require(try trial.runs().first).paths.directory)
        return (trial, run, FilePath.resolved(trial.home.root))
    }

    @Test func onOneDiskItIsRenamedAndAllIsThere() throws {
        let (trial, run, root) = try planted()
        let target = FilePath.resolved(trial.scratch.path) + "/moved"
        let trialRun = try trial.roost("home", "move", target, "-n").run()
        #expect(trialRun.exitCode == 0 && trialRun.stderr.contains("is renamed to \(target)"))
        #expect(trialRun.stderr.contains("nothing was done"))
        #expect(try !trial.disk.exists(target) && trial.disk.exists(root))
        let unasked = try trial.roost("home", "move", target).run()
        #expect(unasked.exitCode == 6 && unasked.stderr.contains("--yes"))
        let result = try trial.roost("home", "move", target, "--yes").run()
        #expect(result.exitCode == 0, "\(result.stderr)")
        #expect(result.stderr.contains("export ROOST_HOME=\(target)"))
        #expect(try !trial.disk.exists(root))
        try isWhole(target, trial, run: run)
        let again = try trial.roost("home", "move", target, "--yes", "--json").run()
        #expect(again.exitCode == 0 && again.stdout.contains("\"way\":\"finish\""))
    }

    @Test func toAnotherDiskItIsCopiedComparedAndRemoved() throws {
        let (trial, run, root) = try planted()
        guard let other = try SecondDisk(than: root) else { return }
        let target = "\(other.path)/roost"
        let result = try trial.roost("home", "move", target, "--yes", "--json").run()
        #expect(result.exitCode == 0, "\(result.stderr)")
        let object = try JSONReader.read(Array(result.stdout.utf8))
        #expect(object["schema"]?.stringValue == "roost.homeMove/1" && object["way"] == "copy")
        #expect(object["digest"]?.stringValue?.count == 64 && (object["files"]?.integerValue ?? 0) > 5)
        #expect(try !trial.disk.exists(root))
        #expect(try trial.disk.list(other.path) == ["roost"])
        try isWhole(target, trial, run: run)
    }

    /// A carried disk, a backup: what was copied by other means is a home as well.
    @Test func aHomeCopiedByCpIsAHome() throws {
        let (trial, run, root) = try planted()
        let target = FilePath.resolved(trial.scratch.path) + "/copied"
        #expect(try CommandTester(tool: "cp").arguments("-a", root, target).run().exitCode == 0)
        try isWhole(target, trial, run: run)
        try isWhole(root, trial, run: run)
    }

    @Test func aWorktreeGoesWithItsHome() throws {
        let scene = try ReviewScene()
        try scene.commit("new.txt", "new\n")
        try scene.write("open.txt", "not committed\n")
        let target = FilePath.resolved(scene.repository.scratch.path) + "/moved"
        try SystemDisk().createFile("\(scene.home)/roost.lock", with: [])
        let result = try CommandTester("roost").arguments("home", "move", target, "--yes")
            .environment(scene.repository.environment.values).environment(["ROOST_HOME": scene.home]).run()
        #expect(result.exitCode == 0, "\(result.stderr)")
        #expect(result.stdout.contains("their repositories know it"))
        let keeper = try WorktreeKeeper(
            home: HomePaths(root: target),
            git: GitProgram(in: scene.repository.environment)
        )
        let worktree = try #require(try keeper.worktree(of: scene.worktree.task))
        #expect(worktree.path == target + scene.worktree.path.dropFirst(scene.home.count))
        #expect(try scene.repository.git("worktree", "list").contains(worktree.path))
        #expect(try scene.repository.git("log", "-1", "--format=%s", in: worktree.path) == "add new.txt")
        #expect(try scene.repository.git("status", "--porcelain", in: worktree.path) == "?? open.txt")
        #expect(try keeper.review(worktree).untracked.count == 1)
    }

    @Test func whileSomethingGoesOnItIsRefused() throws {
        let trial = try DaemonCommandTrial()
        let target = trial.runs.scratch.path("moved")
        let agent = try trial.agent()
        let live = try trial.roost("home", "move", target, "--yes")
        #expect(live.exitCode == 6 && live.stderr.contains("goes on") && live.stderr.contains("roost run stop run-"))
        let daemon = try trial.start()
        let running = try trial.roost("home", "move", target, "-n")
        #expect(running.exitCode == 6 && running.stderr.contains("pid \(daemon.pid)"))
        #expect(running.stderr.contains("roost daemon stop --drain"))
        #expect(try trial.processes.isAlive(agent) && !trial.runs.disk.exists(target))
        let within = try trial.runs.roost("home", "move", target).environment(["ROOST_RUN": "run-1"]).run()
        #expect(within.exitCode == 6 && within.stderr.contains("run-1"))
    }

    @Test func whatIsMissingOrWrongIsSaid() throws {
        let trial = try RunTrial()
        let none = try trial.roost("home", "move", trial.scratch.path("new"), "--yes").run()
        #expect(none.exitCode == 4 && none.stderr.contains("there is no home at"))
        #expect(try trial.roost("home", "move").run().exitCode == 2)
        #expect(try trial.roost("home", "move", "x", "--wrong").run().exitCode == 2)
        #expect(try trial.roost("run", "--", "true").run().exitCode == 0)
        let within = try trial.roost("home", "move", "\(trial.home.root)/in", "--yes", "--json").run()
        #expect(within.exitCode == 6 && within.stderr.contains("\"code\":\"refused\""))
        try trial.disk.createFile(trial.scratch.path("file"), with: [])
        let file = try trial.roost("home", "move", trial.scratch.path("file"), "--yes").run()
        #expect(file.exitCode == 6 && file.stderr.contains("is no folder"))
        let closed = try trial.roost("home", "move", trial.scratch.path("new"), "--yes").withoutReader().run()
        #expect(closed.exitCode == 0)
        #expect(try trial.disk.exists(trial.scratch.path("new/runs")))
    }

    @Test func whatLeadsToTheOldPlaceIsTold() throws {
        let scene = try UnitScene()
        #expect(try scene.roost("service", "install").exitCode == 0)
        #expect(try scene.roost("daemon", "stop").exitCode == 0)
        let runs = scene.trial.runs
        let (root, target) = (FilePath.resolved(runs.home.root), FilePath.resolved(runs.scratch.path) + "/moved")
        let text = "[record]\nmain_db = \"\(root)/index.db\"\n"
        try runs.disk.replaceFile(runs.home.configuration, with: Array(text.utf8))
        let result = try scene.roost("home", "move", target, "--yes")
        #expect(result.exitCode == 0, "\(result.stderr)")
        #expect(
            result.stderr.contains("roost service uninstall --home \(root) && roost service install --home \(target)")
        )
        #expect(result.stderr.contains("config.toml names the old place in line 2"))
    }

    @Test func aLinkLeftBehindLeadsThere() throws {
        let (trial, run, root) = try planted()
        let target = FilePath.resolved(trial.scratch.path) + "/moved"
        let result = try trial.roost("home", "move", target, "--yes", "--link").run()
        #expect(result.exitCode == 0 && !result.stderr.contains("ROOST_HOME"), "\(result.stderr)")
        #expect(try trial.disk.readLink(root) == target)
        try isWhole(root, trial, run: run)
    }
}
