import TestSupport
import Testing

@Suite struct TrustPreviewTests {
    private let fixture: SettingsFixture

    init() throws { fixture = try SettingsFixture(for: "TrustPreviewTests") }

    private func preview(_ text: String, variables: [String: String] = [:]) throws -> String {
        try fixture.write(text, to: fixture.repositoryFile)
        return try fixture.roost("trust", variables: variables).run().stdout
    }

    @Test func theFileAndWhatItChangesAreShown() throws {
        try fixture.write("run.timeout = \"5m\"\nrun.drain = \"1s\"", to: fixture.userFile)
        let shown = try preview("# ours\nrun.timeout = \"1h\"\nrun.drain = \"1s\"\nagents.claude.model = \"opus\"\n")
        #expect(
            shown == """
                \(fixture.repositoryFile)
                  # ours
                  run.timeout = "1h"
                  run.drain = "1s"
                  agents.claude.model = "opus"
                What it changes
                  run.timeout: 5m → 1h
                  agents.claude.model: - → opus

                """
        )
    }

    @Test func aFileThatChangesNothingSaysSo() throws {
        #expect(try preview("# nothing").hasSuffix("What it changes\n  nothing\n"))
    }

    @Test func aVariableThatStandsAboveIsNamed() throws {
        let shown = try preview("run.timeout = \"1h\"", variables: ["ROOST_RUN_TIMEOUT": "2h"])
        #expect(shown.contains("run.timeout: 2h → 1h, but ROOST_RUN_TIMEOUT stands above it"))
    }

    /// A file that shows itself otherwise than it is would be trusted for what it is not.
    @Test func theFileCannotSpeakToTheTerminal() throws {
        let shown = try preview("# \u{202E}harmless\nagents.claude.model = \"\\u001b[2J\\u202e\"\n")
        #expect(shown.contains("  # \\u{202e}harmless"))
        #expect(!shown.contains("\u{1B}") && !shown.contains("\u{202E}"))
    }
}
