import JSON
import TestSupport
import Testing

@Suite struct ConfigValidateCommandTests {
    private let fixture: SettingsFixture

    init() throws { fixture = try SettingsFixture(for: "ConfigValidateCommandTests") }

    @Test func whatIsFineIsCounted() throws {
        try fixture.write("run.timeout = \"30m\"\nrun.drain = \"1s\"", to: fixture.userFile)
        try fixture.write("run.timeout = \"1h\"", to: fixture.repositoryFile)
        let result = try fixture.roost("config", "validate").run()
        #expect(result.exitCode == 0)
        #expect(
            result.stdout == "✓ \(fixture.userFile): 2 settings, nothing wrong\n"
                + "✓ \(fixture.repositoryFile): 1 setting, nothing wrong\n"
        )
    }

    @Test func withoutAFileTheDefaultsHold() throws {
        let result = try fixture.roost("config", "validate").run()
        #expect(result.exitCode == 0)
        #expect(result.stdout == "There is no \(fixture.userFile): every setting has its default.\n")
    }

    @Test func everyProblemIsToldWithWhatWasMeant() throws {
        try fixture.write("[run]\ntimout = \"30m\"\ndrain = 5\nstop_grace = \n", to: fixture.userFile)
        let result = try fixture.roost("config", "validate").run()
        #expect(result.exitCode == 5)
        #expect(result.stdout.contains("✗ \(fixture.userFile):2:1: there is no setting run.timout\n    did you mean"))
        #expect(result.stdout.contains("\n    a number needs its unit: \"5s\", \"5m\"\n"))
        #expect(result.stdout.contains("✗ \(fixture.userFile):4:"))
    }

    @Test func programsGetOneObjectAProblem() throws {
        try fixture.write("run.drain = 5", to: fixture.userFile)
        let result = try fixture.roost("config", "validate", "-o", "jsonl").run()
        #expect(result.exitCode == 5)
        let row = try JSONReader.read(result.stdout)
        #expect(row["schema"] == "roost.setting-problem/1")
        #expect(row["file"] == .string(fixture.userFile))
        #expect(row["line"] == 1)
        #expect(row["column"] == 13)
        #expect(row["key"] == "run.drain")
        #expect(row["code"] == "wrong_unit")
        #expect(try fixture.roost("config", "validate", "/dev/null", "--json").run().stderr.contains("is not a file"))
    }

    @Test func aNamedFileIsReadByWhoseItIs() throws {
        let text = "agents.claude.command = [\"x\"]"
        let named = fixture.scratch.path("new.toml")
        try fixture.write(text, to: named)
        try fixture.write(text, to: fixture.repositoryFile)
        #expect(try fixture.roost("config", "validate", named).run().exitCode == 0)
        let own = try fixture.roost("config", "validate", "../.roost/config.toml").run()
        #expect(own.exitCode == 5)
        #expect(own.stdout.contains("a repository may not set agents.claude.command"))
        #expect(try fixture.roost("config", "validate", "none.toml").run().exitCode == 4)
    }
}
