import Domain
import JSON
import Journal
import Platform
import Supervision
import TestSupport
import Testing

/// `roost uninstall`, with `UninstallPlan` and `HomeRepository`, on real homes and repositories.
@Suite struct UninstallCommandTests {
    private func rows(_ result: CommandResult) throws -> [JSONValue] {
        try JSONReader.read(Array(result.stdout.utf8)).arrayValue ?? []
    }

    private func paths(_ rows: [JSONValue], _ state: String) -> [String] {
        rows.filter { $0["state"]?.stringValue == state }.compactMap { $0["path"]?.stringValue }
    }

    @Test func whatWasSetUpGoesAndTheHomeStays() throws {
        let scene = try UnitScene()
        let runs = scene.trial.runs
        #expect(try scene.roost("service", "install").exitCode == 0)
        #expect(try scene.roost("daemon", "stop").exitCode == 0)
        #expect(try scene.roost("init", "--hooks", "claude", "--user", "--yes").exitCode == 0)
        #expect(try scene.roost("lnav", "install").exitCode == 0)
        #expect(try scene.roost("run", "--", "echo", "kept").exitCode == 0)
        let settings = runs.scratch.path("person/.claude/settings.json")
        let unit = try #require(try scene.unit())
        let trial = try rows(try scene.roost("uninstall", "-n", "--json"))
        #expect(paths(trial, "would be removed").contains(unit) && paths(trial, "would be removed").contains(settings))
        #expect(paths(trial, "left").contains(FilePath.resolved(runs.home.root)))
        #expect(try runs.text(settings).contains("hook claude"))
        let unasked = try scene.roost("uninstall")
        #expect(unasked.exitCode == 6 && unasked.stderr.contains("--yes"))
        let result = try scene.roost("uninstall", "--yes")
        #expect(result.exitCode == 0, "\(result.stderr)")
        #expect(result.stdout.contains("left: the home: 1 run,") && result.stdout.contains("left: the programs"))
        #expect(result.stdout.contains("→ roost uninstall --purge"))
        #expect(try scene.unit() == nil)
        #expect(try !runs.text(settings).contains("hook claude"))
        #expect(try scene.log().contains { $0.hasPrefix("disable --now") })
        #expect(try runs.disk.exists("\(runs.home.root)/runs"))
        let again = try scene.roost("uninstall", "--yes")
        #expect(again.exitCode == 0 && again.stdout.contains("nothing is set up outside of the home"))
    }

    @Test func theHomeGoesOnlyWhereItsPathIsNamed() throws {
        let trial = try RunTrial()
        #expect(try trial.roost("run", "--", "true").run().exitCode == 0)
        let root = FilePath.resolved(trial.home.root)
        let unnamed = try trial.roost("uninstall", "--purge", "--yes").run()
        #expect(unnamed.exitCode == 6 && unnamed.stderr.contains("--confirm \(root)"))
        let wrong = try trial.roost("uninstall", "--purge", "--confirm", "/elsewhere").run()
        #expect(wrong.exitCode == 6 && wrong.stderr.contains("another folder than the home"))
        let typed = try trial.roost("uninstall", "--purge").input("no\n").onTerminal().run()
        #expect(typed.exitCode == 6)
        #expect(try trial.disk.exists("\(root)/runs"))
        let result = try trial.roost("uninstall", "--purge", "--confirm", root).run()
        #expect(result.exitCode == 0, "\(result.stderr)")
        #expect(result.stdout.contains("removed: the home"))
        #expect(try !trial.disk.exists(root))
        #expect(try trial.disk.list(FilePath.folder(of: root)).filter { $0.hasPrefix(".") } == [])
    }

    @Test func workThatIsInNoCommitKeepsTheHome() throws {
        let scene = try ReviewScene()
        try scene.commit("new.txt", "new\n")
        try scene.write("open.txt", "not committed\n")
        try SystemDisk().createFile("\(scene.home)/redaction.key", with: [UInt8](repeating: 1, count: 32))
        let roost = { (arguments: String...) in
            try CommandTester("roost").arguments(["uninstall"] + arguments).folder(scene.repository.root)
                .environment(scene.repository.environment.values).environment(["ROOST_HOME": scene.home]).run()
        }
        let shown = try roost("-n")
        #expect(shown.stdout.contains("left: a worktree: \(scene.worktree.path)"), "\(shown.stdout)")
        #expect(shown.stdout.contains("left: 1 branches: \(scene.repository.root)"))
        let refused = try roost("--purge", "--confirm", scene.home)
        #expect(refused.exitCode == 6 && refused.stderr.contains("in no commit: \(scene.worktree.path)"))
        #expect(try SystemDisk().exists("\(scene.worktree.path)/open.txt"))
        let result = try roost("--purge", "--confirm", scene.home, "--discard-work")
        #expect(result.exitCode == 0, "\(result.stderr)")
        #expect(try !SystemDisk().exists(scene.home))
        #expect(try !scene.repository.git("worktree", "list").contains(scene.home))
        // What was committed is in its branch.
        #expect(try scene.repository.git("log", "-1", "--format=%s", scene.worktree.branch) == "add new.txt")
    }

    @Test func nothingThatLivesIsStopped() throws {
        let trial = try DaemonCommandTrial()
        let agent = try trial.agent()
        let live = try trial.roost("uninstall", "--yes")
        #expect(live.exitCode == 6 && live.stderr.contains("roost run stop"))
        let daemon = try trial.start()
        let running = try trial.roost("uninstall", "--purge", "--confirm", trial.runs.home.root)
        #expect(running.exitCode == 6 && running.stderr.contains("pid \(daemon.pid)"))
        #expect(try trial.processes.isAlive(agent) && trial.processes.isAlive(daemon))
        #expect(try trial.roost("uninstall", "-n").exitCode == 0)
    }

    @Test func aHomeThatIsNotThereAWrongFlagAndAClosedPipe() throws {
        let trial = try RunTrial()
        let none = try trial.roost("uninstall", "--yes").run()
        #expect(none.exitCode == 0 && none.stdout.contains("nothing is set up"))
        #expect(try !trial.disk.exists(trial.home.root))
        #expect(try trial.roost("uninstall", "--wrong").run().exitCode == 2)
        #expect(try trial.roost("uninstall", "-n").withoutReader().run().exitCode == 0)
        let within = try trial.roost("uninstall", "--yes").environment(["ROOST_RUN": "run-1"]).run()
        #expect(within.exitCode == 6)
    }
}
