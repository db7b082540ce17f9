import Domain
import Journal
import Platform
import Runs
import TestSupport
import Testing

@Suite struct DaemonStopCommandTests {
    @Test func agentsGoOnAndThatIsSaid() throws {
        let trial = try DaemonCommandTrial()
        let daemon = try trial.start()
        let agent = try trial.agent()
        #expect(
            try Eventually.wait(upTo: .seconds(60)) {
                try trial.roost("daemon", "status", "-o", "json").stdout.contains(#""runs":1"#)
            }
        )
        let stopped = try trial.roost("daemon", "stop")
        #expect(stopped.exitCode == 0)
        #expect(
            stopped.stderr == """
                roost: stopping; 1 agent goes on without it
                roost: the daemon has stopped (pid \(daemon.pid))

                """
        )
        #expect(try trial.processes.isAlive(agent) && !trial.processes.isAlive(daemon))
        let again = try trial.roost("stop")
        #expect(again.exitCode == 3)
    }

    @Test func nowEndsTheAgentsToo() throws {
        let trial = try DaemonCommandTrial()
        _ = try trial.start()
        let agent = try trial.agent()
        #expect(
            try Eventually.wait(upTo: .seconds(60)) {
                try trial.roost("daemon", "status", "-o", "json").stdout.contains(#""runs":1"#)
            }
        )
        #expect(try trial.roost("daemon", "stop", "--now").exitCode == 0)
        #expect(try trial.hasEnded(agent))
        #expect(try trial.roost("daemon", "stop", "--now", "--drain", "3s").exitCode == 2)
    }

    @Test func drainedAgentsGetTimeAndAreThenStopped() throws {
        let trial = try DaemonCommandTrial()
        _ = try trial.start()
        let agent = try trial.agent()
        #expect(
            try Eventually.wait(upTo: .seconds(60)) {
                try trial.roost("daemon", "status", "-o", "json").stdout.contains(#""runs":1"#)
            }
        )
        #expect(try trial.roost("daemon", "stop", "--drain", "1s").exitCode == 0)
        #expect(try trial.hasEnded(agent))
        #expect(try trial.runs.runs().first?.state.reason == .known(.drain))
    }

    /// It cannot answer, and no signal but one reaches it.
    @Test func aDaemonThatStandsStillKeepsNobodyWaiting() throws {
        let trial = try DaemonCommandTrial()
        let daemon = try trial.start()
        let agent = try trial.agent()
        _ = try trial.processes.signal(daemon, .stop)
        let status = try trial.roost("daemon", "status")
        #expect(status.exitCode == 124)
        let stopped = try trial.roost("daemon", "stop")
        #expect(stopped.exitCode == 124 && stopped.stderr.contains("kill -9 \(daemon.pid)"))
        #expect(try trial.processes.isAlive(daemon))
        #expect(try trial.roost("daemon", "stop", "--now").exitCode == 0)
        #expect(try trial.hasEnded(daemon))
        #expect(try trial.hasEnded(agent))
    }
}
