import Commands
import Domain
import Glibc
import Journal
import Platform
import Runs
import TestSupport
import Testing

/// `roost run` with the real shim, as the shell meets it.
@Suite struct RunCommandTests {
    private let trial: RunTrial

    init() throws { trial = try RunTrial() }

    private func run(_ arguments: String...) throws -> CommandResult { try trial.roost(["run"] + arguments).run() }

    @Test func bothChannelsAreShownExactlyAndRecorded() throws {
        let result = try run("--", "sh", "-c", #"printf 'a\033]0;x\007\001'; printf 'b\377' >&2; exit 3"#)
        #expect(result.stdoutBytes == Array("a\u{1B}]0;x\u{7}\u{1}".utf8))
        #expect(result.stderrBytes == [UInt8(ascii: "b"), 0xff])
        #expect(result.exitCode == 3)
        let run = try #require(try trial.runs().first)
        #expect(try trial.disk.readAll(run.paths.log(of: .stdout), bytesMax: 99) == result.stdoutBytes)
        #expect(try trial.disk.readAll(run.paths.log(of: .stderr), bytesMax: 99) == result.stderrBytes)
        #expect(run.state.status == .known(.failed))
        #expect(run.metadata.task.text == "manual-001")
        #expect(run.metadata.command == #"sh -c 'printf '\''a\033]0;x\007\001'\''; printf '\''b\377'\'' >&2; exit 3'"#)
    }

    @Test(arguments: [("exit 0", 0), ("exit 42", 42), ("kill -9 $$", 137), ("kill -15 $$", 143), ("exit 255", 255)])
    func theExitCodeIsTheAgentsOwn(script: String, code: Int32) throws {
        #expect(try run("--", "sh", "-c", script).exitCode == code)
    }

    @Test func muchOutputComesWhole() throws {
        let result = try trial.roost("run", "--", "seq", "200000").limit(.seconds(120)).run()
        let expected = try CommandTester(tool: "seq").arguments("200000").run()
        #expect(result.stdoutBytes == expected.stdoutBytes)
        #expect(result.exitCode == 0)
    }

    @Test func aRunWhoseTimeIsOverEndsWith124() throws {
        let result = try run("--timeout", "1s", "--", "sleep", "600")
        #expect(result.exitCode == 124)
        #expect(result.stderr.contains("its time was over"))
        #expect(try trial.runs().first?.state.reason == .known(.timeout))
    }

    @Test func whatCannotBeStartedIsSaidAndNothingIsMade() throws {
        try trial.disk.createFile("\(trial.folder)/plain", with: [])
        let cases: [([String], Int32, String)] = [
            (["--", "no-such-agent"], 127, "there is no program \"no-such-agent\""),
            (["--", "./plain"], 126, "not marked as a program"), (["--", trial.folder], 126, "is a folder"),
            (["--cwd", "gone", "--", "true"], 4, "there is no folder"),
            (["--cwd", "plain", "--", "true"], 4, "is no folder"), ([], 2, "neither an agent nor a command"),
            (["--agent", "claude"], 2, "claude needs a prompt"), (["--agent", "git"], 2, "git needs a command"),
            (["--task", "../x", "--", "true"], 2, "--task takes"),
            (["--env", "A B=c", "--", "true"], 2, "--env takes"),
            (["--env", "ROOST_RUN=x", "--", "true"], 2, "--env takes"), (["true"], 2, "roost run -- true"),
        ]
        for (arguments, code, words) in cases {
            let result = try trial.roost(["run"] + arguments).run()
            #expect(result.exitCode == code, "\(arguments)")
            #expect(result.stderr.contains(words), "\(arguments): \(result.stderr)")
            #expect(result.stdout.isEmpty)
            #expect(try !trial.disk.exists(trial.home.runs))
        }
    }

    @Test func aHomeThatOthersCanReadIsRefused() throws {
        try trial.disk.makeFolders(trial.home.root)
        #expect(chmod(trial.home.root, 0o755) == 0)
        let result = try run("--", "true")
        #expect(result.exitCode == 8)
        #expect(result.stderr.contains("chmod 700 \(trial.home.root)"))
        #expect(try trial.disk.list(trial.home.root).isEmpty)
    }

    @Test func withoutAnyHomeItSaysWhatToSet() throws {
        let result = try CommandTester("roost").arguments("run", "--", "true").folder(trial.folder).run()
        #expect(result.exitCode == 1)
        #expect(result.stderr.contains("set ROOST_HOME"))
    }

    @Test func pathsMayHaveSpacesAndAnyLetters() throws {
        let folder = "\(trial.folder)/ä b/日本"
        try trial.disk.makeFolders(folder)
        let home = "\(trial.folder)/ein Zuhause"
        let result = try trial.roost("run", "--home", home, "--cwd", "ä b/日本", "--", "pwd").run()
        #expect(result.stdout == "\(folder)\n")
        let none = try CommandTester("roost").arguments("run", "list", "--home", home, "-o", "csv").run()
        #expect(none.stdout.split(separator: "\n").count == 2)
    }

    /// The run works elsewhere, and what it starts finds the home all the same.
    @Test func aHomeThatIsNotThereYetMayBeNamedFromHere() throws {
        let result = try trial.roost("run", "--home", "../home", "--cwd", "/", "--", "sh", "-c", "echo $ROOST_HOME")
            .run()
        #expect(result.stdout == "\(FilePath.resolved(trial.scratch.path))/home\n")
    }

    @Test(arguments: [["run", "list"], ["logs"], ["run", "--", "true"], ["verify"]])
    func aFileInThePlaceOfTheHomeIsSaid(arguments: [String]) throws {
        try trial.disk.createFile("\(trial.folder)/plain", with: [])
        let result = try trial.roost(arguments).environment(["ROOST_HOME": "plain"]).run()
        #expect(result.exitCode == 4)
        #expect(result.stderr.contains("plain is no folder, and so no home"))
    }

    @Test func tooFewDescriptorsAreSaidAndNothingIsMade() throws {
        let program = [try Programs.path("roost"), "run", "--", "true"]
        let result = try CommandTester(tool: "prlimit").arguments(["--nofile=30:30"] + program)
            .environment(["ROOST_HOME": trial.home.root]).run()
        #expect(result.exitCode == 1)
        #expect(result.stderr.contains("ulimit -n"))
        #expect(try !trial.disk.exists(trial.home.runs))
    }

    @Test func anAgentIsStartedOnItsPrompt() throws {
        let environment = try trial.program("claude", #"for word in "$@"; do printf '%s|' "$word"; done"#)
        try trial.disk.createFile("\(trial.folder)/prompt.md", with: Array("from a\nfile".utf8))
        let roost = try trial.roost("run", "--agent", "claude").environment(environment)
        #expect(try roost.arguments("-p", "fix it").run().stdout.hasPrefix("-p|fix it|--allowedTools|Edit,Write,Bash,"))
        #expect(try roost.arguments("-p", "prompt.md").run().stdout.hasPrefix("-p|from a\nfile|--allowedTools|"))
        #expect(try roost.arguments("-p", "-").input("from input").run().stdout.hasPrefix("-p|from input|"))
        let runs = try trial.runs()
        #expect(runs.map(\.metadata.promptSummary) == ["fix it", "from a", "from input"])
        #expect(try runs.map { try trial.text($0.paths.prompt) } == ["fix it", "from a\nfile", "from input"])
        #expect(runs.allSatisfy { $0.metadata.workerKind == .known(.claude) })
    }

    @Test func theRunKnowsItselfAndWhatItWasGiven() throws {
        let result = try trial.roost(
            ["run", "--task", "gh-7", "--step", "review", "--env", "EXTRA=two words", "--env", "EMPTY=", "--", "env"]
        ).environment(["GIT_DIR": "/elsewhere", "ROOST_VERBOSE": "", "KEPT": "yes"]).run()
        let lines = Set(result.stdout.split(separator: "\n").map(String.init))
        let run = try #require(try trial.runs().first)
        #expect(
            lines.isSuperset(of: [
                "EXTRA=two words", "EMPTY=", "KEPT=yes", "PWD=\(trial.folder)", "ROOST_RUN=\(run.metadata.run)",
                "ROOST_TASK=gh-7", "ROOST_HOME=\(trial.home.root)", "ROOST_RUN_DIR=\(run.paths.directory)",
            ])
        )
        #expect(!result.stdout.contains("GIT_DIR"))
        #expect(run.metadata.step.text == "review")
    }

    @Test func secretsNeverReachTheDiskAndAreKnown() throws {
        let secret = "hunter2-hunter2"
        #expect(try run("--env", "API_KEY=\(secret)", "--", "true").exitCode == 0)
        let run = try #require(try trial.runs().first)
        let key = try trial.disk.readAll(trial.home.redactionKey, bytesMax: 64)
        let index = try SecretsIndex(parsing: try trial.disk.readAll(run.paths.secretsIndex, bytesMax: 1 << 20))
        let scanner = SecretScanner(index, key: key)
        #expect(!scanner.matches(in: Array(secret.utf8)).isEmpty)
        for name in try trial.disk.list(run.paths.directory) {
            let path = "\(run.paths.directory)/\(name)"
            guard try trial.disk.status(of: path)?.kind == .file else { continue }
            #expect(try !trial.text(path).contains(secret), "\(name)")
        }
    }

    @Test func preparingOnlyMakesTheDirectory() throws {
        let result = try run("--prepare", "--", "sh", "-c", "echo started > started")
        let run = try #require(try trial.runs().first)
        #expect(result.stdout == "\(run.paths.directory)\n")
        #expect(run.state.status == .known(.prepared))
        #expect(try trial.disk.exists(run.paths.launch))
        #expect(try !trial.disk.exists("\(trial.folder)/started"))
    }

    @Test func quietShowsOnlyHowItEnded() throws {
        let result = try run("--quiet", "--", "sh", "-c", "echo out; echo err >&2; exit 4")
        #expect(result.stdout == "")
        #expect(result.stderr.contains("failed with exit code 4 after "))
        #expect(result.exitCode == 4)
        #expect(try trial.text(try #require(try trial.runs().first).paths.log(of: .stdout)) == "out\n")
    }

    @Test func detachedItShowsItsIdAndGoesOn() throws {
        let result = try run("--detach", "--", "sh", "-c", "while [ ! -e go ]; do sleep 0.05; done; echo done")
        let run = try #require(try trial.runs().first)
        #expect(result.stdout == "\(run.metadata.run)\n")
        #expect(result.stderr.contains("roost logs -f \(run.metadata.run)"))
        #expect(!run.state.isOver)
        try trial.disk.createFile("\(trial.folder)/go", with: [])
        let over = try trial.waitForRun { $0.state.isOver }
        #expect(over?.state.outcome == .known(.completed))
        #expect(try trial.text(run.paths.log(of: .stdout)) == "done\n")
    }

    @Test(arguments: ["ROOST_VERBOSE", "ORCH_VERBOSE"]) func aRunInTheBackgroundCanBeLookedAt(name: String) throws {
        let result = try trial.roost("run", "-d", "--", "sh", "-c", "echo out; echo err >&2; exit 4")
            .environment([name: "1"]).run()
        #expect(result.stdout == "\(try #require(try trial.runs().first).metadata.run)\n")
        #expect(result.stderr.contains("out\n") && result.stderr.contains("err\n"))
        #expect(result.exitCode == 0)
    }

    @Test func onATerminalOutputIsMadeHarmless() throws {
        let result = try trial.roost("run", "--", "printf", #"a\033]0;title\007\033[31mb\n"#).onTerminal()
            .environment(["TERM": "xterm"]).run()
        #expect(result.stdout.contains("a\u{1B}[31mb"))
        #expect(!result.stdout.contains("title"))
        #expect(result.stdout.contains("Ctrl-C stops it"))
    }

    @Test func attemptsAtATaskAreCounted() throws {
        for _ in 0..<2 { #expect(try run("--task", "gh-7", "--", "true").exitCode == 0) }
        #expect(try trial.runs().map(\.metadata.attempt) == [1, 2])
    }

    @Test func aWorkerIsFoundByItsLink() throws {
        #expect(try run("--", "echo", "hi").exitCode == 0)
        let run = try #require(try trial.runs().first)
        let worker = try #require(run.metadata.worker)
        let link = "\(trial.home.workers)/\(worker)/output.log"
        #expect(FilePath.resolved(link) == FilePath.resolved(run.paths.log(of: .stdout)))
    }

    @Test func theSettingsHoldWhereNothingElseIsAsked() throws {
        try trial.disk.makeFolders(trial.home.root)
        let settings = """
            [run]
            timeout = "7m"
            stop_grace = "3s"
            [recorder]
            on_error = "discard"
            [agents.codex]
            command = ["echo", "codex:"]
            model = "o9"
            """
        try trial.disk.createFile(trial.home.configuration, with: Array(settings.utf8))
        let result = try run("--agent", "codex", "-p", "fix it")
        #expect(result.stdout == "codex: exec --json -c sandbox_mode=workspace-write --model o9 fix it\n")
        #expect(try run("--timeout", "0s", "--", "true").exitCode == 0)
        let plans = try trial.runs().map { try LaunchPlan.read($0.paths.launch, on: trial.disk) }
        #expect(plans.map(\.timeoutSeconds) == [420, 0])
        #expect(plans.allSatisfy { $0.stopGraceSeconds == 3 && $0.onError == .discard })
        #expect(try trial.runs().first?.metadata.model == "o9")
    }
}
