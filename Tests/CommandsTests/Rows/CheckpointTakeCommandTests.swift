import Domain
import Journal
import Platform
import Runs
import TestSupport
import Testing

/// Checkpoints of a run that goes on, under a real shim.
@Suite struct CheckpointTakeCommandTests {
    private let trial: RunTrial

    init() throws {
        trial = try RunTrial(for: "CheckpointTakeCommandTests")
        try git("init", "--quiet", "--initial-branch=main")
        try git("-c", "user.name=A", "-c", "user.email=a@b", "commit", "--quiet", "--allow-empty", "-m", "first")
    }

    @discardableResult
    private func git(_ arguments: String...) throws -> String {
        var call = ProgramCall(try Programs.tool("git"), arguments)
        call.workingFolder = trial.folder
        return try call.run().text
    }

    private func start(_ options: String..., script: String) throws -> String {
        let arguments = ["run", "--detach"] + options + ["--", "sh", "-c", script]
        return String(try trial.roost(arguments).run().stdout.dropLast())
    }

    private func file(_ name: String, in checkpoint: Int, of run: String) throws -> String {
        try git("show", "refs/roost/\(run)/\(checkpoint):\(name)")
    }

    private func waitForEnd() throws {
        let over = try trial.waitForRun { $0.state.isOver }
        #expect(over?.state.exitCode == 0)
    }

    @Test func itComesBackWhenTheCheckpointIsThere() throws {
        let run = try start(script: "echo one > file; until [ -e go ]; do sleep 0.02; done")
        let hasBegun = try trial.waitForRun { _ in try trial.disk.exists("\(trial.folder)/file") }
        #expect(hasBegun != nil)
        let taken = try trial.roost("run", "checkpoint", "take", run).run()
        #expect(taken.exitCode == 0)
        #expect(taken.stderr == "roost: \(run): Checkpoint 1 was taken.\n")
        #expect(try file("file", in: 1, of: run) == "one\n")
        try trial.disk.createFile("\(trial.folder)/go", with: [])
        try waitForEnd()
        let late = try trial.roost("run", "checkpoint", "take", run).run()
        #expect(late.exitCode == 6 && late.stderr.contains("has ended"))
    }

    @Test func aRunWithAnIntervalKeepsWhatItLeftToo() throws {
        let wait = "until git rev-parse --verify --quiet refs/roost/$ROOST_RUN/1; do sleep 0.02; done"
        let run = try start("--checkpoint", "1s", script: "echo one > file; \(wait); echo two > file")
        try waitForEnd()
        #expect(try file("file", in: 1, of: run) == "one\n")
        #expect(try file("file", in: 2, of: run) == "two\n")
        let listed = try trial.roost("run", "checkpoint", "list", run, "-o", "jsonl").run()
        #expect(listed.stdout.split(separator: "\n").count == 2)
    }

    @Test func whyNoneWasTakenIsSaid() throws {
        let run = try start(script: "until [ -e go ]; do sleep 0.02; done")
        let isUp = try trial.waitForRun { $0.state.process != nil }
        #expect(isUp != nil)
        try trial.disk.rename("\(trial.folder)/.git", to: trial.scratch.path("away"))
        let failed = try trial.roost("run", "checkpoint", "take", run).run()
        #expect(failed.exitCode == 1)
        #expect(failed.stderr.contains("Checkpoint 1 was not taken: "))
        try trial.disk.createFile("\(trial.folder)/go", with: [])
        try waitForEnd()
    }
}
