import Domain
import Glibc
import Journal
import Platform
import Runs
import TestSupport
import Testing

/// What becomes of a run when its user, or the system, does something to `roost run`.
@Suite struct RunForegroundTests {
    private let trial: RunTrial

    init() throws { trial = try RunTrial() }

    /// A run whose agent goes on until it is ended or `go` is there, and says what it does.
    private func start(_ script: String) throws -> RunningProgram {
        let program = try RunningProgram(
            Programs.path("roost"),
            ["run", "--home", trial.home.root, "--cwd", trial.folder, "--", "sh", "-c", script],
            errorsTo: trial.scratch.path("errors")
        )
        #expect(try program.readLine() == "ready")
        return program
    }

    private var errors: String { get throws { try trial.text(trial.scratch.path("errors")) } }

    @Test(arguments: [Signal.interrupt, .terminate]) func theFirstCtrlCAsksTheRunToStop(signal: Signal) throws {
        let program = try start("trap 'echo stopping; exit 9' TERM; echo ready; while :; do sleep 0.05; done")
        try program.signal(signal)
        #expect(try program.readLine() == "stopping")
        #expect(try program.end() == .exited(code: 9))
        #expect(try errors.contains("to stop; Ctrl-C again kills it\n"))
        let run = try #require(try trial.runs().first)
        #expect(run.state.outcome == .known(.interrupted))
        #expect(run.state.reason == .known(.stopped))
    }

    @Test func theSecondKillsIt() throws {
        let program = try start("trap 'echo no' TERM; echo ready; while :; do sleep 0.05; done")
        try program.signal(.interrupt)
        #expect(try program.readLine() == "no")
        try program.signal(.interrupt)
        #expect(try program.end() == .exited(code: 137))
        #expect(try errors.contains("roost: killing run-"))
    }

    /// The reader of its output has stopped reading: what the agent is asked does not wait for that.
    @Test func ctrlCReachesTheAgentAlsoWhereNobodyReads() throws {
        let flood = "trap 'exit 9' TERM; echo ready; seq 1000000; echo > flooded; while :; do sleep 0.05; done"
        let program = try start(flood)
        let hasFlooded = try Eventually.wait(upTo: .seconds(60)) { try trial.disk.exists("\(trial.folder)/flooded") }
        #expect(hasFlooded)
        #expect(try program.waitUntilStuck())
        try program.signal(.interrupt)
        let over = try trial.waitForRun { $0.state.isOver }
        #expect(over?.state.reason == .known(.stopped))
        try program.signal(.interrupt)
        #expect(try program.end() == .exited(code: 9))
    }

    private let patient = "echo ready; while [ ! -e go ]; do sleep 0.05; done; echo last; exit 5"

    private func letGo() throws { try trial.disk.createFile("\(trial.folder)/go", with: []) }

    private func recordedToItsEnd() throws {
        try letGo()
        let run = try trial.waitForRun { $0.state.isOver }
        #expect(run?.state.exitCode == 5)
        if let run { #expect(try trial.text(run.paths.log(of: .stdout)) == "ready\nlast\n") }
    }

    @Test func closingTheTerminalDetaches() throws {
        let program = try start(patient)
        try program.signal(.hangUp)
        #expect(try program.end() == .exited(code: 129))
        #expect(try errors == "")
        try recordedToItsEnd()
    }

    @Test func aKilledRoostLeavesTheRunRecordedToItsEnd() throws {
        let program = try start(patient)
        try program.signal(.kill)
        #expect(try program.end() == .signaled(.kill, coreDumped: false))
        try recordedToItsEnd()
    }

    @Test func aReaderThatGoesAwayLeavesTheRunToItself() throws {
        let script = "echo ready; while [ ! -e go ]; do sleep 0.05; done; echo last; exit 5"
        let result = try trial.roost("run", "--", "sh", "-c", script).withoutReader().run()
        #expect(result.exitCode == 0)
        #expect(result.stderr.contains("goes on: roost logs -f run-"))
        try recordedToItsEnd()
    }

    @Test func aRunThatLosesKeeperAndRecorderIsTakenOver() throws {
        let program = try start(patient)
        let run = try #require(try trial.waitForRun { $0.state.shim != nil })
        let shim = try #require(run.state.shim)
        let children = try trial.text("/proc/\(shim.pid)/task/\(shim.pid)/children").split(separator: " ")
        #expect(kill(shim.pid, SIGSTOP) == 0)
        for child in children { if let pid = Int32(child), pid != run.state.process?.pid { kill(pid, SIGKILL) } }
        #expect(kill(shim.pid, SIGKILL) == 0)
        let adopted = try trial.waitForRun { $0.state.shim != nil && $0.state.shim != shim }
        #expect(adopted != nil)
        #expect(try Eventually.wait(upTo: .seconds(30)) { try errors.contains("another has taken it over") })
        try letGo()
        #expect(try program.readLine() == "last")
        #expect(try program.end() == .exited(code: 5))
    }
}
