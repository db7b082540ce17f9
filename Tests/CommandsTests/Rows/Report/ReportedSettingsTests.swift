import Platform
import Settings
import TestSupport
import Testing

@testable import Commands

@Suite struct ReportedSettingsTests {
    private func lines(_ text: String) throws -> [String] {
        let home = try TemporaryHome(for: "ReportedSettingsTests")
        try SystemDisk().replaceFile(home.path("config.toml"), with: Array(text.utf8))
        return ReportedSettings(try Settings.load(home: home.path)).lines
    }

    @Test func whatIsOfAClosedFormIsShown() throws {
        let lines = try lines(
            """
            run.timeout = "1h30m"
            recorder.on_error = "discard"
            limits.run_bytes_max = "10GiB"
            checkpoints.enabled = false
            agents.claude.runs_max = 3
            """
        )
        #expect(
            lines == [
                "recorder.on_error = discard (config.toml)", "limits.run_bytes_max = 10GiB (config.toml)",
                "run.timeout = 1h30m (config.toml)", "checkpoints.enabled = false (config.toml)",
                "agents.*.runs_max = 3 (config.toml)",
            ]
        )
    }

    @Test func whatAPersonWroteFreelyIsNot() throws {
        let lines = try lines(
            """
            runs.root = "/data/secret-project"
            record.markers = ["[ACME-SECRET]", "NOTE:"]
            [agents.acme]
            kind = "claude"
            command = ["acme-claude", "--key=1"]
            environment = ["ACME_TOKEN=acme-secret-value"]
            account = "acme-corp"
            model = "acme-model-7"
            """
        )
        #expect(lines.contains("agents.*.environment = [set: 1 words] (config.toml)"), "\(lines)")
        #expect(lines.contains("agents.*.kind = claude (config.toml)"), "\(lines)")
        for word in ["acme", "ACME", "secret"] { #expect(!lines.contains { $0.contains(word) }, "\(lines)") }
    }
}
