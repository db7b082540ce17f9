import Domain
import Journal
import Runs
import TestSupport
import Testing

/// What the dashboard finds in the files where nobody can be asked.
@Suite struct TopFilesTests {
    @Test func whoHasNotEndedIsShownWithoutADaemon() throws {
        let trial = try DaemonCommandTrial(for: "TopFilesTests")
        let agent = try trial.agent()
        let frame = try trial.roost("top", "--once")
        #expect(frame.exitCode == 0, "\(frame.stderr)")
        let lines = frame.stdout.split(separator: "\n").map(String.init)
        #expect(lines[0].contains("○ no daemon") && lines[0].contains("1 workers"), "\(lines[0])")
        #expect(lines.contains { $0.hasPrefix(">○") && $0.contains("running") }, "\(frame.stdout)")
        let stopped = try trial.roost(
            "run",
            "stop",
            "--now",
            try trial.runs.waitForRun { _ in true }?.metadata.run.text ?? ""
        )
        let hasEnded = try trial.hasEnded(agent)
        #expect(stopped.exitCode == 0 && hasEnded)
    }

    @Test func healthIsWhatTheFilesTell() throws {
        let trial = try DaemonCommandTrial(for: "TopFilesTests")
        let health = try trial.roost("top", "health", "--once")
        #expect(health.stdout.contains("Daemon") && health.stdout.contains("not running"), "\(health.stdout)")
    }
}
