import JSON
import Journal
import Platform
import TestSupport
import Testing

@testable import Commands

@Suite struct DoctorTests {
    @Test func whatIsWrongIsToldWithWhatRepairsIt() throws {
        let trial = try DaemonCommandTrial()
        #expect(try trial.roost("run", "--", "true").exitCode == 0)
        let path = trial.runs.home.configuration
        try trial.runs.disk.replaceFile(
            path,
            with: Array(
                "[flock]\ndisk_min = \"900TiB\"\n[agents.nobody]\nkind = \"codex\"\ncommand = [\"/nowhere\"]\n".utf8
            )
        )
        let result = try trial.roost("doctor")
        #expect(result.exitCode == 5, "\(result.stderr)")
        #expect(result.stdout.contains("✗ problem  disk") && result.stdout.contains("flock.disk_min"))
        #expect(result.stdout.contains("✗ problem  agent nobody"))
    }

    @Test func whatTheSettingsMakeUseOfIsLookedAt() throws {
        let trial = try DaemonCommandTrial()
        #expect(try trial.roost("run", "--", "true").exitCode == 0)
        let text = """
            [alerts.chat]
            kind = "webhook"
            url_file = "\(trial.runs.home.root)/url"
            [alerts.pager]
            kind = "command"
            command = ["no-such-program"]
            [sources.inbox]
            kind = "folder"
            path = "\(trial.runs.home.root)"
            [sources.issues]
            kind = "github"
            [panes.architect]
            command = ["sh"]
            """
        try trial.runs.disk.replaceFile(trial.runs.home.configuration, with: Array(text.utf8))
        let result = try trial.roost("doctor")
        #expect(result.exitCode == 5)
        #expect(result.stdout.contains("✗ problem  alerts chat") && result.stdout.contains("chmod 600"))
        #expect(result.stdout.contains("✗ problem  alerts pager"))
        #expect(result.stdout.contains("✓ ok       source inbox"))
        #expect(result.stdout.contains("✗ problem  source issues"))
        #expect(result.stdout.contains("✓ ok       tmux"))
        try trial.runs.disk.replaceFile("\(trial.runs.home.root)/url", with: Array("https://localhost/x".utf8))
        #expect(try trial.roost("doctor").stdout.contains("✓ ok       alerts chat"))
    }

    @Test func aFindingIsNeverToldByASignAlone() {
        let all = [DoctorFinding.ok("a", "b"), .note("a", "b"), .problem("a", "b", "c")]
        #expect(all.map(\.mark) == ["✓ ok", "! note", "✗ problem"])
        #expect(all.map(\.remedy) == [nil, nil, "c"])
    }
}
