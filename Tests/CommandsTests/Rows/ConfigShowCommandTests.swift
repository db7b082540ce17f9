import JSON
import TestSupport
import Testing

@Suite struct ConfigShowCommandTests {
    private let fixture: SettingsFixture

    init() throws { fixture = try SettingsFixture(for: "ConfigShowCommandTests") }

    @Test func withoutAnyFileTheDefaultsAreShown() throws {
        let result = try fixture.roost("config", "show").run()
        #expect(result.exitCode == 0)
        let lines = result.stdout.split(separator: "\n").map { $0.split(separator: " ").joined(separator: " ") }
        #expect(lines.prefix(2) == ["KEY VALUE", "recorder.on_error wait"])
        #expect(result.stderr == "")
    }

    @Test func theOriginOfEachValueIsShown() throws {
        try fixture.write("[agents.claude]\ncommand = [\"claude\", \"-v\"]", to: fixture.userFile)
        let result = try fixture.roost("config", "show", "--origin", variables: ["ROOST_RUN_DRAIN": "1s"]).run()
        let lines = result.stdout.split(separator: "\n")
            .map { $0.split(separator: " ", omittingEmptySubsequences: true).joined(separator: " ") }
        #expect(lines.contains("run.drain 1s ROOST_RUN_DRAIN"))
        #expect(lines.contains("agents.claude.command [\"claude\",\"-v\"] \(fixture.userFile):2:11"))
        #expect(lines.contains("run.timeout none default"))
        #expect(lines.contains("runs.root - default"))
    }

    @Test func programsGetValuesOfTheirKind() throws {
        let rows = try #require(try JSONReader.read(fixture.roost("config", "show", "--json").run().stdout).arrayValue)
        let enabled = try #require(rows.first { $0["key"] == "checkpoints.enabled" })
        #expect(enabled["schema"] == "roost.setting/1")
        #expect(enabled["value"] == .bool(true))
        #expect(enabled["origin"] == "default")
        #expect(rows.first { $0["key"] == "runs.root" }?["value"] == .null)
    }

    @Test func aRepositoryThatIsPassedOverIsTold() throws {
        try fixture.write("run.timeout = \"1h\"", to: fixture.repositoryFile)
        let result = try fixture.roost("config", "show").run()
        #expect(result.exitCode == 0)
        #expect(
            result.stderr == "roost: \(fixture.repositoryFile) is passed over: this repository is not trusted\n"
                + "  look at it and trust it: roost trust\n"
        )
    }

    @Test func allThatIsWrongIsToldAtOnce() throws {
        try fixture.write("run.timout = 1\nrun.drain = 5", to: fixture.userFile)
        let result = try fixture.roost("config", "show").run()
        #expect(result.exitCode == 1)
        #expect(result.stdout == "")
        let lines = result.stderr.split(separator: "\n")
        #expect(lines.first == "roost: 2 settings are wrong")
        #expect(lines[1] == "  \(fixture.userFile):1:5: there is no setting run.timout")
        #expect(lines[2].hasPrefix("  \(fixture.userFile):2:13: run.drain takes a length of time from 0s to 1m"))
        #expect(lines.last == "  roost config validate tells what was meant")
    }

    @Test func aFileThatOthersMayWriteIsRefused() throws {
        try fixture.write("", to: fixture.userFile)
        _ = try CommandTester(tool: "chmod").arguments("666", fixture.userFile).run()
        let result = try fixture.roost("config", "show").run()
        #expect(result.exitCode == 1)
        #expect(result.stderr.contains("can be changed by other users (mode 666)"))
        #expect(result.stderr.contains("chmod go-w \(fixture.userFile)"))
    }
}
