import JSON
import TestSupport
import Testing

@Suite struct ConfigGetCommandTests {
    private let fixture: SettingsFixture

    init() throws { fixture = try SettingsFixture(for: "ConfigGetCommandTests") }

    @Test func theValueStandsAlone() throws {
        try fixture.write("[agents.claude]\ncommand = [\"claude\", \"-v\"]", to: fixture.userFile)
        #expect(try fixture.roost("config", "get", "run.drain").run().stdout == "500ms\n")
        #expect(try fixture.roost("config", "get", "runs.root").run().stdout == "-\n")
        #expect(try fixture.roost("config", "get", "agents.claude.command").run().stdout == "[\"claude\",\"-v\"]\n")
        #expect(try fixture.roost("config", "get", "agents.codex.interactive").run().stdout == "true\n")
        let given = try fixture.roost("config", "get", "run.drain", variables: ["ROOST_RUN_DRAIN": "1s"]).run()
        #expect(given.stdout == "1s\n" && given.exitCode == 0 && given.stderr == "")
    }

    @Test func itSaysWhereAValueComesFrom() throws {
        try fixture.write("\n[run]\ndrain = \"2s\"\n", to: fixture.userFile)
        let line = try fixture.roost("config", "get", "--origin", "run.drain").run().stdout
        #expect(line == "2s  \(fixture.userFile):3:9\n")
        let json = try JSONReader.read(fixture.roost("config", "get", "run.drain", "--json").run().stdout)
        #expect(json["schema"] == "roost.setting/1" && json["key"] == "run.drain" && json["value"] == "2s")
        #expect(json["origin"] == .string("\(fixture.userFile):3:9"))
    }

    @Test func whatIsNoSettingIsToldWithWhatWasMeant() throws {
        let result = try fixture.roost("config", "get", "run.timout").run()
        #expect(result.exitCode == 2 && result.stdout == "")
        #expect(result.stderr.contains("config get: there is no setting run.timout"))
        #expect(result.stderr.contains("did you mean run.timeout?"))
        let json = try JSONReader.read(fixture.roost("config", "get", "timeout", "--json").run().stderr)
        #expect(json["error"]?["code"] == "unknown_key")
        #expect(try fixture.roost("config", "get").run().exitCode == 2)
        #expect(try fixture.roost("config", "get", "run.drain", "--loud").run().exitCode == 2)
    }

    @Test func aFileThatIsWrongIsNotGoneBy() throws {
        try fixture.write("run.drain = 5", to: fixture.userFile)
        let result = try fixture.roost("config", "get", "run.timeout").run()
        #expect(result.exitCode == 1 && result.stderr.contains("\(fixture.userFile):1:13"))
    }

    @Test func aReaderThatGoesAwayIsNoError() throws {
        let result = try fixture.roost("config", "get", "run.drain").withoutReader().run()
        #expect(result.exitCode == 0 && result.stderr == "")
    }
}
