import Domain
import Journal
import Platform
import Runs
import TestSupport
import Testing

@Suite struct DaemonRestartCommandTests {
    @Test func anotherDaemonTakesOverAndTheAgentDoesNotNotice() throws {
        let trial = try DaemonCommandTrial()
        let first = try trial.start("--workers", "3")
        let agent = try trial.agent()
        let restarted = try trial.roost("daemon", "restart", "--wait")
        #expect(restarted.exitCode == 0, "\(restarted.stderr)")
        let second = try #require(try trial.living()).process
        #expect(second != first)
        #expect(restarted.stderr.hasSuffix("roost: restarted (pid \(first.pid), now \(second.pid))\n"))
        #expect(try trial.processes.isAlive(agent))
        let isKnown = try Eventually.wait(upTo: .seconds(60)) {
            let status = try trial.roost("daemon", "status", "-o", "json").stdout
            return status.contains(#""runs":1"#) && status.contains(#""workers_max":3"#)
        }
        #expect(isKnown)
    }

    /// As it was first asked for, by whoever sends the directive and goes.
    @Test func theRawDirectiveIsAnnouncedAndNeedsNobodyToWait() throws {
        let trial = try DaemonCommandTrial()
        let first = try trial.start()
        let asked = try trial.roost("directive", "restart-daemon")
        #expect(asked.exitCode == 0 && asked.stdout == "restarting in 5s\n")
        let again = try trial.roost("directive", "restart-daemon")
        #expect(again.exitCode == 0 && again.stdout.hasPrefix("restarting in "))
        #expect(try trial.hasEnded(first))
        let hasSuccessor = try Eventually.wait(upTo: .seconds(60)) {
            try trial.living().map { $0.process != first } ?? false
        }
        #expect(hasSuccessor)
        // Whoever has not heard the answer may ask the successor.
        let late = try trial.roost("directive", "restart-daemon")
        #expect(late.exitCode == 0 && late.stdout.contains("restarted already"))
    }

    @Test func aSuccessorThatCouldNotBeginLeavesTheDaemonAsItIs() throws {
        let trial = try DaemonCommandTrial()
        let first = try trial.start()
        try trial.runs.disk.createFile(trial.runs.home.configuration, with: Array("[run]\ntimeout = 7\n".utf8))
        let failed = try trial.roost("daemon", "restart")
        #expect(failed.exitCode == 1)
        #expect(failed.stderr.contains("was not restarted") && failed.stderr.contains("run.timeout"))
        #expect(try trial.living()?.process == first)
        #expect(try trial.roost("daemon", "status").stdout.contains("run.timeout"))
    }

    @Test func withoutADaemonThereIsNothingToRestart() throws {
        #expect(try DaemonCommandTrial().roost("daemon", "restart").exitCode == 3)
    }
}
