import Domain
import Journal
import Platform
import Runs
import TestSupport
import Testing

@Suite struct DaemonStartCommandTests {
    @Test func theDaemonIsStartedOnceAndSaysWhoItIs() throws {
        let trial = try DaemonCommandTrial()
        let started = try trial.roost("daemon", "start", "--workers", "3")
        let daemon = try #require(try trial.living()).process
        #expect(started.exitCode == 0 && started.stdout == "")
        #expect(started.stderr == "roost: the daemon has started (pid \(daemon.pid))\n")
        let again = try trial.roost("start")
        #expect(again.exitCode == 6)
        #expect(again.stderr.contains("the daemon is running already (pid \(daemon.pid))"))
        #expect(try trial.living()?.process == daemon)
    }

    @Test func inTheForegroundItIsTheDaemonItself() throws {
        let trial = try DaemonCommandTrial()
        let program = try RunningProgram(
            Programs.path("roost"),
            ["daemon", "start", "--foreground", "--home", trial.runs.home.root]
        )
        #expect(try Eventually.wait(upTo: .seconds(60)) { try trial.living()?.process.pid == program.pid })
        #expect(try Eventually.wait(upTo: .seconds(60)) { try trial.roost("daemon", "status").exitCode == 0 })
        try program.signal(.interrupt)
        #expect(try program.end() == .exited(code: 0))
    }

    @Test func whatKeepsItFromBeginningIsTold() throws {
        let trial = try DaemonCommandTrial()
        try trial.runs.disk.makeFolders(trial.runs.home.root)
        try trial.runs.disk.createFile(trial.runs.home.configuration, with: Array("[run]\ntimeout = 7\n".utf8))
        let failed = try trial.roost("daemon", "start")
        #expect(failed.exitCode == 1 && failed.stderr.contains("run.timeout"))
        #expect(try trial.living() == nil)
    }

    @Test func withinARunItWouldEndWithIt() throws {
        let trial = try DaemonCommandTrial()
        let refused = try trial.runs.roost("daemon", "start").environment(["ROOST_RUN": "run-1"]).run()
        #expect(refused.exitCode == 6 && refused.stderr.contains("within run-1"))
    }
}
