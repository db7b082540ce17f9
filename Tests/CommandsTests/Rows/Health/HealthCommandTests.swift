import Domain
import JSON
import Journal
import Platform
import TestSupport
import Testing

@testable import Commands

@Suite struct HealthCommandTests {
    @Test func withADaemonItIsShownAndEndsByHowItIs() throws {
        let trial = try DaemonCommandTrial()
        let daemon = try trial.start()
        let shown = try trial.roost("health")
        #expect(shown.exitCode == 0 && shown.stdout.hasPrefix("╭─ Health: healthy "), "\(shown.stdout)")
        #expect(shown.stdout.contains("● Running (PID \(daemon.pid), "))
        let json = try trial.roost("health", "-o", "json")
        let object = try #require(JSONReader.read(Array(json.stdout.utf8)).objectValue)
        #expect(object["schema"] == "roost.health/1" && object["takenAt"] != nil)
        #expect(try Health(json: object).daemon.data["pid"]?.integerValue == Int64(daemon.pid))
        let raw = try trial.roost("directive", "health")
        #expect(raw.exitCode == 0 && raw.stdout.hasPrefix(#"{"takenAt":""#))
        // A pane that was wanted and is not there.
        let text = "[panes.architect]\ncommand = [\"cat\"]\n[panes]\nsocket = \"roost-test-nobody\"\n"
        try trial.runs.disk.createFile(trial.runs.home.configuration, with: Array(text.utf8))
        #expect(try trial.roost("daemon", "reload").exitCode == 0)
        let missing = try trial.roost("health")
        #expect(missing.exitCode == 5 && missing.stdout.contains("Architect:  ○ Missing"))
    }

    @Test func itLooksAgainUntilCtrlC() throws {
        let trial = try DaemonCommandTrial()
        let home = "ROOST_HOME=\(trial.runs.home.root)"
        let words = [home, try Programs.path("roost"), "health", "-w", "-o", "jsonl"]
        let watching = try RunningProgram("/usr/bin/env", words)
        for _ in 0..<2 { #expect(try watching.readLine()?.hasPrefix(#"{"schema":"roost.health/1""#) == true) }
        try watching.signal(.interrupt)
        #expect(try watching.end() == .exited(code: 130))
    }

    @Test func whatItDoesNotTakeIsRefused() throws {
        let trial = try DaemonCommandTrial()
        #expect(try trial.roost("health", "architect").exitCode == 2)
        #expect(try trial.roost("health", "--never").exitCode == 2)
        #expect(try trial.roost("health", "-o", "csv").exitCode == 2)
    }
}
