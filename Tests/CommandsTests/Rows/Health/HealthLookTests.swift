import Domain
import JSON
import Journal
import Platform
import TestSupport
import Testing

@testable import Commands

@Suite struct HealthLookTests {
    @Test func withoutADaemonTheFilesAreShownAndThatItIsMissing() throws {
        let trial = try DaemonCommandTrial()
        _ = try trial.agent()
        let shown = try trial.roost("health")
        #expect(shown.exitCode == 3 && shown.stdout.contains("Daemon:     ○ Not running"))
        #expect(shown.stdout.contains("Workers:    1/1 healthy"))
        let json = try trial.roost("health", "-o", "json")
        let object = try #require(JSONReader.read(Array(json.stdout.utf8)).objectValue)
        #expect(json.exitCode == 3 && object["daemon"]?.objectValue?["pid"] == .null)
        #expect(try trial.roost("directive", "health").exitCode == 3)
    }

    /// It is there, and says nothing: that is not the same as none.
    @Test func aDaemonThatDoesNotAnswerIsToldFromNone() throws {
        let trial = try DaemonCommandTrial()
        let daemon = try trial.start()
        #expect(try trial.processes.signal(daemon, .kill))
        #expect(try trial.hasEnded(daemon))
        let shown = try trial.roost("health")
        #expect(shown.exitCode == 3 && shown.stdout.contains("○ Not running"))
    }

    @Test func withoutTmuxThatIsSaidAndAllElseIsShown() throws {
        let trial = try DaemonCommandTrial()
        try trial.runs.disk.makeFolders(trial.runs.home.root)
        let text = "[panes.architect]\ncommand = [\"cat\"]\n"
        try trial.runs.disk.createFile(trial.runs.home.configuration, with: Array(text.utf8))
        let shown = try trial.runs.roost("health").environment(["PATH": "/nowhere"]).run()
        #expect(shown.exitCode == 3)
        #expect(shown.stdout.contains("Architect:  ? Unknown (there is no tmux in PATH) "))
        #expect(shown.stdout.contains("Disk:       ● Room"))
    }
}
