import TestSupport
import Testing

@Suite struct ConfigPathCommandTests {
    @Test func thePathStandsAlone() throws {
        let fixture = try SettingsFixture(for: "ConfigPathCommandTests")
        let result = try fixture.roost("config", "path").run()
        #expect(result.exitCode == 0)
        #expect(result.stdout == fixture.userFile + "\n")
        #expect(try fixture.roost("config", "path", "--home", "/elsewhere").run().stdout == "/elsewhere/config.toml\n")
    }

    @Test func withoutAHomeItIsSaid() throws {
        let result = try CommandTester("roost").arguments("config", "path").run()
        #expect(result.exitCode == 1)
        #expect(result.stderr.contains("HOME is not set"))
    }
}
