import Domain
import Journal
import Platform
import Runs
import TestSupport
import Testing

@Suite struct RunLauncherTests {
    private let scratch: TemporaryHome
    private let disk = SystemDisk()
    private var home: HomePaths { HomePaths(root: scratch.path("home")) }

    init() throws {
        scratch = try TemporaryHome()
        try disk.makeFolders(scratch.path("work"))
    }

    private func request(_ command: [String] = ["sh", "-c", "true"]) throws -> LaunchRequest {
        let path = Environment.current()["PATH"] ?? "/usr/bin:/bin"
        return LaunchRequest(
            command,
            step: try StepID("work"),
            kind: .shell,
            folder: scratch.path("work"),
            caller: Environment(["PATH": path, "API_KEY": "very-secret", "ROOST_HOME": "elsewhere"])
        )
    }

    private func launcher(_ script: String = "echo \"started $$\" >&4") throws -> RunLauncher {
        try ShimScript(script, in: scratch).launcher(home)
    }

    /// What the record says of the only run.
    private func onlyRun() throws -> CatalogedRun {
        let runs = try RunLookup.runs(beginningWith: "", in: home, on: disk)
        #expect(runs.count == 1)
        return try RunCatalog.read(try #require(runs.first), on: disk)
    }

    private func text(_ path: String) throws -> String {
        String(decoding: try disk.readAll(path, bytesMax: 1 << 20), as: UTF8.self)
    }

    @Test func aPreparedRunHoldsAllThatItsShimNeeds() throws {
        var request = try request(["sh", "-c", "echo hi"])
        request.prompt = "\n  Fix it.\nAll of it."
        request.timeout = .milliseconds(1_500)
        request.checkpointInterval = .seconds(60)
        request.given = ["EXTRA": "1"]
        let ready: ReadyRun = try launcher().prepare(request)
        let plan = try LaunchPlan(parsing: try disk.readAll(ready.paths.launch, bytesMax: 1 << 20))
        #expect(plan == ready.plan)
        #expect(plan.program.hasSuffix("bin/sh"))
        #expect(plan.command == ["sh", "-c", "echo hi"])
        #expect(plan.workingFolder == scratch.path("work"))
        #expect(plan.timeoutSeconds == 2)
        #expect(plan.checkpointIntervalSeconds == 60)
        #expect(plan.socket == home.socket)
        #expect(
            plan.environmentNames == [
                "API_KEY", "EXTRA", "PATH", "PWD", "ROOST_HOME", "ROOST_RUN", "ROOST_RUN_DIR", "ROOST_TASK",
            ]
        )
        let run = try onlyRun()
        #expect(run.metadata.task.text == "manual-001")
        #expect(run.metadata.promptSummary == "Fix it.")
        #expect(run.metadata.command == "sh -c 'echo hi'")
        #expect(run.metadata.worktreePath == scratch.path("work"))
        #expect(run.metadata.worker?.text.hasPrefix("worker-") == true)
        #expect(run.state.status == .known(.prepared))
        #expect(try text(ready.paths.prompt) == "\n  Fix it.\nAll of it.")
        #expect(try !disk.exists(ready.paths.secretsIndex))
    }

    @Test func theSecretsAreKnownBeforeTheShimBegins() throws {
        let launcher = try launcher(
            "cp \"$2/secrets.idx\" \"$2/seen\"; tr '\\0' '\\n' <&3 > \"$2/given\"; echo \"started 42\" >&4"
        )
        let ready = try launcher.prepare(try request())
        var launched = try launcher.launch(ready)
        let pid = launched.agentPID
        _ = try launched.shim.wait()
        #expect(pid == 42)
        let key = try RedactionKey.read(home, on: disk)
        let bytes = try disk.readAll("\(ready.paths.directory)/seen", bytesMax: 1 << 20)
        let scanner = SecretScanner(try SecretsIndex(parsing: bytes), key: key)
        #expect(scanner.matches(in: Array("it says very-secret".utf8)).map(\.offset) == [8])
        let given = try text("\(ready.paths.directory)/given")
        #expect(given.contains("ROOST_HOME=\(home.root)\n"))
        #expect(given.contains("ROOST_RUN_DIR=\(ready.paths.directory)\n"))
        #expect(given.contains("API_KEY=very-secret\n"))
        for name in try disk.list(ready.paths.directory) where name != "given" {
            let path = "\(ready.paths.directory)/\(name)"
            guard try disk.status(of: path)?.kind == .file else { continue }
            #expect(try !text(path).contains("very-secret"))
        }
    }

    @Test func aRunThatEndsBeforeItsProgramRanIsNoError() throws {
        let launcher = try launcher("echo ended >&4")
        var launched = try launcher.launch(try launcher.prepare(try request()))
        let pid = launched.agentPID
        _ = try launched.shim.wait()
        #expect(pid == nil)
    }

    @Test(arguments: [
        ("echo 'failed no room left' >&4", "could not be recorded: no room left"), ("exit 3", "is gone without a word"),
    ]) func whereTheShimDoesNotBeginTheRunEndsAndSaysWhy(script: String, words: String) throws {
        let launcher = try launcher(script)
        let ready = try launcher.prepare(try request())
        #expect(throws: RunsError.self) { _ = try launcher.launch(ready) }
        let run = try onlyRun()
        #expect(run.state.status == .known(.failed))
        #expect(run.state.reason == .known(.exec))
        #expect(run.state.exitCode == 126)
        #expect(run.state.summary?.contains(words) == true)
        #expect(try RunVerification.check(ready.paths, disk: disk, clock: SystemClock()).word == "whole")
    }

    /// Whoever is told that it has failed would start another.
    @Test func aShimThatIsGoneAfterItHadBegunIsNoFailureToBegin() throws {
        let launcher = try launcher("cp \"\(scratch.path("begun"))\" \"$2/state.json\"; exit 3")
        let ready = try launcher.prepare(try request())
        var state = try RunState.read(ready.paths.state, on: disk)
        state.shim = ProcessIdentity(boot: "b", pid: 7, startTicks: 7)
        try disk.createFile(scratch.path("begun"), with: state.bytes)
        let run = ready.prepared.request.run.text
        #expect(throws: RunsError.shimLost(run: run)) { _ = try launcher.launch(ready) }
        #expect(try onlyRun().state.isOver == false)
    }

    /// Nobody else would ever end it: it looks like one that a person has prepared for later.
    @Test func aRunWhosePreparationFailsWhenItIsThereHasAnEnd() throws {
        var ended = 0
        try FaultyDisk.sweep(.fail(.inputOutput), counting: [.synchronize]) { faulty in
            let home = HomePaths(root: scratch.path("home-\(String(Randomness.uint64(), radix: 36))"))
            let launcher = try ShimScript("exit 0", in: scratch).launcher(home, disk: faulty)
            let request = try request()
            let ready = Deliberate.ignore(because: "it is what is tried here") { () throws(RunsError) in
                try launcher.prepare(request)
            }
            guard ready == nil, try disk.exists(home.runs) else { return }
            for paths in try RunLookup.runs(beginningWith: "", in: home, on: disk) {
                let state = try RunState.read(paths.state, on: disk)
                #expect(state.status == .known(.failed) && state.reason == .known(.exec))
                ended += 1
            }
        }
        #expect(ended > 0)
    }

    @Test func checksComeBeforeAnythingIsMade() throws {
        let launcher = try launcher()
        #expect(throws: RunsError.self) { try launcher.prepare(try request(["no-such-agent"])) }
        var elsewhere = try request()
        elsewhere.folder = scratch.path("gone")
        #expect(throws: RunsError.folderMissing(scratch.path("gone"))) { try launcher.prepare(elsewhere) }
        let shimless = RunLauncher(
            home: home,
            disk: disk,
            clock: SystemClock(),
            shims: ShimStart(program: scratch.path("gone"), processes: SystemProcesses(), caller: .current()),
            roostVersion: "0"
        )
        #expect(throws: RunsError.self) { try shimless.prepare(try request()) }
        #expect(try disk.list(home.root).isEmpty)
    }

    @Test func attemptsAtAStepOfATaskAreCounted() throws {
        let launcher = try launcher()
        var request = try request()
        request.task = try TaskID("gh-7")
        #expect(try launcher.prepare(request).prepared.metadata.attempt == 1)
        #expect(try launcher.prepare(request).prepared.metadata.attempt == 2)
        request.step = try StepID("review")
        #expect(try launcher.prepare(request).prepared.metadata.attempt == 1)
    }

    @Test func checkpointsAreForWorktrees() throws {
        let launcher = try launcher()
        #expect(try launcher.prepare(try request()).prepared.metadata.checkpointMode == .known(.disabled))
        try disk.makeFolders(scratch.path("work/.git"))
        #expect(try launcher.prepare(try request()).prepared.metadata.checkpointMode == .known(.enabled))
        let prepared = try launcher.prepare(try request(), isToStart: false).prepared
        #expect(prepared.metadata.checkpointMode == .known(.reserved))
    }

    @Test func aTerminalAndTheSettingsGoIntoThePlan() throws {
        var settings = LaunchSettings()
        settings.stopGrace = .seconds(3)
        settings.onError = .discard
        settings.runBytesMax = 1_000
        settings.atRunBytesMax = .discard
        let launcher = RunLauncher(
            home: home,
            disk: disk,
            clock: SystemClock(),
            shims: try ShimScript("exit 0", in: scratch).start(),
            settings: settings,
            roostVersion: "0"
        )
        var request = try request()
        request.terminal = LaunchRequest.Terminal(rows: 24, columns: 80)
        let plan = try launcher.prepare(request).plan
        #expect(plan.isOnTerminal && plan.terminalRows == 24 && plan.terminalColumns == 80)
        #expect(plan.stopGraceSeconds == 3)
        #expect(plan.onError == .discard && plan.runBytesMax == 1_000 && plan.atRunBytesMax == .discard)
    }
}
