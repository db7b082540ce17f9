import Platform
import TestSupport
import Testing

@Suite struct ConfigSetCommandTests {
    private let fixture: SettingsFixture

    init() throws { fixture = try SettingsFixture(for: "ConfigSetCommandTests") }

    private func text() throws -> String {
        String(decoding: try SystemDisk().readAll(fixture.userFile, bytesMax: 1 << 16), as: UTF8.self)
    }

    @Test func oneSettingIsWrittenAndAllElseStays() throws {
        try fixture.write("# mine\n[run]\ndrain = \"2s\"  # short\n", to: fixture.userFile)
        let result = try fixture.roost("config", "set", "run.drain", "3s").run()
        #expect(result.exitCode == 0 && result.stdout == "")
        #expect(result.stderr == "roost: run.drain is set in \(fixture.userFile):3:9\n")
        #expect(try text() == "# mine\n[run]\ndrain = \"3s\"  # short\n")
        #expect(try fixture.roost("config", "get", "run.drain").run().stdout == "3s\n")
        let same = try fixture.roost("config", "set", "run.drain", "3s").run()
        #expect(same.exitCode == 0 && same.stderr == "roost: run.drain is so already in \(fixture.userFile)\n")
        #expect(try fixture.roost("config", "set", "run.drain", "--unset").run().exitCode == 0)
        #expect(try text() == "# mine\n[run]\n")
        #expect(try fixture.roost("config", "set", "run.drain", "--unset").run().stderr.contains("is not set in"))
    }

    @Test(arguments: [
        (["run.timout", "1h"], "did you mean run.timeout?"), (["run.drain", "5"], "units: ms"),
        (["record.auto_attach", "yes"], "record.auto_attach takes"), (["run.drain"], "VALUE is missing"),
        (["run.drain", "1s", "--unset"], "VALUE and --unset do not go together"), (["run", "5"], "run.timeout"),
        (["runs.root", "~/runs"], "~ is not expanded here"),
    ])
    func whatIsWrongIsRefusedAndNothingWritten(words: [String], told: String) throws {
        try fixture.write("# mine\n", to: fixture.userFile)
        let result = try fixture.roost("config", "set").arguments(words).run()
        #expect(result.exitCode == 2, "\(result.stderr)")
        #expect(result.stderr.contains(told), "\(result.stderr)")
        #expect(try text() == "# mine\n")
    }

    @Test func whatStandsAboveItIsTold() throws {
        let result = try fixture.roost("config", "set", "run.drain", "3s", variables: ["ROOST_RUN_DRAIN": "1s"]).run()
        #expect(result.exitCode == 0)
        #expect(result.stderr.hasSuffix("\n  here ROOST_RUN_DRAIN stands above it: 1s\n"))
    }

    @Test func aFileThatIsWrongCanBeMended() throws {
        try fixture.write("[run]\ndrain = 5\ntimeout = 7\n", to: fixture.userFile)
        let result = try fixture.roost("config", "set", "run.drain", "1s").run()
        #expect(result.exitCode == 0 && result.stderr.contains("other settings are wrong: roost config validate"))
        #expect(try fixture.roost("config", "set", "run.timeout", "1h").run().stderr.contains("wrong") == false)
        #expect(try text() == "[run]\ndrain = \"1s\"\ntimeout = \"1h\"\n")
        try fixture.write("[run\n", to: fixture.userFile)
        let broken = try fixture.roost("config", "set", "run.drain", "1s").run()
        #expect(broken.exitCode == 1 && broken.stderr.contains("\(fixture.userFile):1:"))
    }

    @Test func manyAtOnceLoseNothing() async throws {
        let names = (1...6).map { "agents.a\($0).model" }
        try await withThrowingTaskGroup(of: Void.self) { group in
            for name in names {
                group.addTask {
                    // Whoever finds another at work is told so, and tries again.
                    let isDone = try Eventually.wait(upTo: .seconds(30)) {
                        try fixture.roost("config", "set", name, "opus").run().exitCode == 0
                    }
                    #expect(isDone)
                }
            }
            try await group.waitForAll()
        }
        for name in names { #expect(try fixture.roost("config", "get", name).run().stdout == "opus\n") }
    }
}
