import Domain
import JSON
import Journal
import Platform
import TestSupport
import Testing

@testable import Commands

@Suite struct PaneCommandTests {
    @Test(arguments: [false, true])
    func panesAreStartedListedTypedIntoAndRestarted(withDaemon: Bool) throws {
        let scene = try PaneScene()
        if withDaemon { _ = try scene.daemons.start() }
        let started = try scene.roost("pane", "start")
        #expect(started.exitCode == 0 && started.stderr == "roost: architect: started\n")
        #expect(try scene.screen(.architect, until: "read the plan").contains("as architect"))
        #expect(try scene.screen(.architect, until: scene.daemons.runs.folder).contains(scene.daemons.runs.folder))
        #expect(try scene.roost("pane", "start", "architect").stderr == "roost: architect: runs already\n")
        let list = try scene.roost("pane", "list", "-o", "jsonl")
        let lines = try list.stdout.split(separator: "\n").map { try JSONReader.read(Array($0.utf8)).objectValue }
        #expect(list.exitCode == 0 && lines.map { $0?["alive"]?.bool } == [true, false])
        #expect(lines[0]?["id"]?.stringValue == (try scene.pane(.architect)) && lines[1]?["state"] == "not set up")
        #expect(try scene.roost("pane", "nudge", "architect", "go", "on;").exitCode == 0)
        #expect(try scene.screen(.architect, until: "go on;\ngo on;").contains("go on;\ngo on;"))
        // The same pane with another process, which is nudged as the first one was.
        let (pane, pid) = (try scene.pane(.architect), try scene.pid(.architect))
        #expect(try scene.roost("pane", "restart", "all").stderr == "roost: architect: restarted\n")
        #expect(try scene.pane(.architect) == pane && scene.pid(.architect) != pid)
        #expect(try scene.screen(.architect, until: "read the plan\nread the plan").contains("as architect"))
    }

    @Test(arguments: [false, true])
    func whatIsNotThereIsSaid(withDaemon: Bool) throws {
        let scene = try PaneScene("")
        if withDaemon { _ = try scene.daemons.start() }
        let unset = try scene.roost("pane", "start", "manager")
        #expect(unset.exitCode == 6 && unset.stderr.contains("nobody has said what the manager pane runs"))
        #expect(unset.stderr.contains("panes.manager.command"))
        #expect(try scene.roost("pane", "start").exitCode == 6)
        #expect(try scene.roost("pane", "nudge", "manager", "x").exitCode == 4)
        #expect(try scene.roost("pane", "attach", "manager").exitCode == 4)
        #expect(try scene.roost("pane", "start", "kitchen").exitCode == 2)
        #expect(try scene.roost("pane", "restart", "--never").exitCode == 2)
        #expect(try scene.roost("pane", "nudge", "manager").exitCode == 2)
        try scene.configure("[panes.kitchen]\ncommand = [\"cat\"]")
        #expect(try scene.roost("config", "validate").stdout.contains("kitchen"))
    }

    @Test func anAgentHasNoSayOverPanes() throws {
        let scene = try PaneScene()
        for words in [["start"], ["restart"], ["nudge", "architect", "x"]] {
            let within = try scene.daemons.runs.roost(["pane"] + words).environment(["ROOST_RUN": "run-1"]).run()
            #expect(within.exitCode == 6 && within.stderr.contains("this is within run-1"))
        }
        #expect(try scene.pane(.architect) == nil)
    }

    @Test func withoutTmuxThatIsSaidAndAllElseWorks() throws {
        let scene = try PaneScene()
        let folder = scene.daemons.runs.scratch.path("bin")
        try scene.daemons.runs.disk.makeFolders(folder)
        for name in ["sh", "sleep", "git"] {
            try scene.daemons.runs.disk.link("\(folder)/\(name)", to: Programs.tool(name))
        }
        func roost(_ words: String...) throws -> CommandResult {
            try scene.daemons.runs.roost(words).environment(["PATH": folder]).run()
        }
        #expect(try roost("daemon", "start").exitCode == 0)
        let started = try roost("pane", "start")
        #expect(started.exitCode == 6 && started.stderr.contains("there is no tmux in PATH"), "\(started.stderr)")
        #expect(try roost("pane", "attach").stderr.contains("there is no tmux in PATH"))
        #expect(try roost("pane", "list").stdout.contains("there is no tmux in PATH"))
        let health = try roost("health")
        #expect(health.exitCode == 5 && health.stdout.contains("? Unknown (there is no tmux in PATH)"))
        #expect(try roost("run", "--", "sh", "-c", "exit 3").exitCode == 3)
        #expect(try roost("run", "list").exitCode == 0)
    }

    @Test func attachingBecomesTmux() throws {
        let scene = try PaneScene()
        #expect(try scene.roost("pane", "start").exitCode == 0)
        // Which needs a terminal, and says so itself.
        let attached = try scene.roost("pane", "attach", "architect")
        #expect(attached.exitCode == 1 && attached.stderr.contains("not a terminal"), "\(attached.stderr)")
        #expect(PaneAttachCommand.command.path == ["pane", "attach"])
        #expect(PaneListCommand.command.path == ["pane", "list"])
    }
}
