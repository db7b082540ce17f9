import Domain
import Journal
import Platform
import Runs
import TestSupport
import Testing

@Suite struct DaemonAskCommandTests {
    @Test func itIsPausedResumedScaledAndToldToReadItsSettings() throws {
        let trial = try DaemonCommandTrial()
        _ = try trial.start()
        let paused = try trial.roost("daemon", "pause", "the disk is moved")
        #expect(paused.exitCode == 0 && paused.stderr == "roost: paused: the disk is moved; what goes on goes on\n")
        #expect(try trial.roost("daemon", "status").stdout.hasPrefix("state           paused\n"))
        #expect(try trial.roost("daemon", "resume").stderr == "roost: resumed\n")
        #expect(try trial.roost("daemon", "scale", "8").stderr == "roost: at most 8 workers\n")
        #expect(try trial.roost("daemon", "scale", "-1").exitCode == 2)
        #expect(try trial.roost("daemon", "reload").stderr == "roost: the settings were read anew\n")
        try trial.runs.disk.createFile(trial.runs.home.configuration, with: Array("[run]\ntimeout = 7\n".utf8))
        let bad = try trial.roost("daemon", "reload")
        #expect(bad.exitCode == 1 && bad.stderr.contains("run.timeout"))
    }
}
