import Domain
import Glibc
import Journal
import Platform
import Runs
import TestSupport
import Testing

@testable import Commands

/// Both halves of a shim are killed, and nobody is there but who looks.
@Suite struct RunTakeOverTests {
    private let trial: RunTrial

    init() throws { trial = try RunTrial() }

    /// A run whose agent goes on until a file is there, without its shim.
    private func orphan(_ script: String = "until [ -e go ]; do sleep 0.02; done; echo last; exit 7") throws -> String {
        let run = String(
            try trial.roost("run", "-d", "--task", "alone", "--", "sh", "-c", script).run().stdout.dropLast()
        )
        let isUp = try trial.waitForRun { $0.state.process != nil && $0.state.shim != nil }
        let state = try #require(isUp).state
        let shim = try #require(state.shim)
        let agent = state.process?.pid
        // The keeper would start another recorder in the place of the one that is killed.
        let recorders = ProcessTable.children(of: shim.pid).filter { $0 != agent }
        #expect(recorders.count == 1)
        kill(shim.pid, SIGKILL)
        for recorder in recorders { kill(recorder, SIGKILL) }
        let processes = SystemProcesses()
        let isGone = try Eventually.wait(upTo: .seconds(30)) { try !processes.isAlive(shim) }
        #expect(isGone)
        return run
    }

    private func go() throws { try trial.disk.createFile("\(trial.folder)/go", with: []) }

    private func expectWholeEnd() throws {
        let run = try trial.waitForRun { $0.state.isOver }
        let paths = try #require(run).paths
        #expect(try trial.text(paths.log(of: .stdout)) == "last\n")
    }

    @Test func whoListsRunsTakesItOver() throws {
        let run = try orphan()
        let listed = try trial.roost("run", "list").run()
        #expect(listed.stderr == "roost: \(run) had lost its shim; another has taken it over\n")
        #expect(listed.stdout.contains("running") && !listed.stdout.contains("unattended"))
        #expect(try trial.roost("run", "list").run().stderr.isEmpty)
        try go()
        try expectWholeEnd()
    }

    @Test func whoShowsItSeesHowItEnded() throws {
        let run = try orphan("until [ -e go ]; do sleep 0.02; done; exit 7")
        let agent = try #require(try trial.runs().first?.state.process)
        try go()
        let processes = SystemProcesses()
        let isOver = try Eventually.wait(upTo: .seconds(30)) { try !processes.isAlive(agent) }
        #expect(isOver)
        let shown = try trial.roost("run", "show", run).run()
        #expect(shown.stderr == "roost: \(run) had lost its shim; its end is on record now\n")
        #expect(shown.stdout.contains("lost"))
        #expect(try trial.roost("run", "list", "--active").run().stdout.contains(run) == false)
    }

    @Test func whoReadsItsOutputTakesItOver() throws {
        let run = try orphan()
        #expect(try trial.roost("logs", "alone").run().stderr.contains("\(run) had lost its shim"))
        try go()
        try expectWholeEnd()
    }

    @Test func whoFollowsItTakesItOver() throws {
        let run = try orphan()
        let errors = trial.scratch.path("errors")
        let follower = try RunningProgram(
            Programs.path("roost"),
            ["logs", "-f", "--backend", "--home", trial.home.root, run],
            errorsTo: errors
        )
        let isTaken = try Eventually.wait(upTo: .seconds(30)) {
            try trial.text(errors) == "roost: \(run) had lost its shim; another has taken it over\n"
        }
        #expect(isTaken)
        try go()
        #expect(try follower.readAll() == Array("last\n".utf8))
        #expect(try follower.end() == .exited(code: 0))
    }
}
