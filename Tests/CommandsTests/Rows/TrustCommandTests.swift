import JSON
import Platform
import TestSupport
import Testing

@Suite struct TrustCommandTests {
    private let fixture: SettingsFixture

    init() throws {
        fixture = try SettingsFixture(for: "TrustCommandTests")
        try fixture.write("run.timeout = \"1h\"\n", to: fixture.repositoryFile)
    }

    private func timeout() throws -> String? {
        let rows = try JSONReader.read(fixture.roost("config", "show", "--json").run().stdout).arrayValue
        return rows?.first { $0["key"] == "run.timeout" }?["value"]?.stringValue
    }

    private func states() throws -> [String] {
        let rows = try JSONReader.read(fixture.roost("trust", "--list", "--json").run().stdout).arrayValue
        return rows?.compactMap { $0["state"]?.stringValue } ?? []
    }

    @Test func whatIsTrustedCounts() throws {
        #expect(try timeout() == "none")
        let result = try fixture.roost("trust", "--yes").run()
        #expect(result.exitCode == 0)
        #expect(result.stdout.hasSuffix("\(fixture.repositoryFile) is trusted as it stands.\n"))
        #expect(try timeout() == "1h")
        #expect(try states() == ["trusted"])
        let again = try fixture.roost("trust", fixture.repository).run()
        #expect(again.stdout == "\(fixture.repositoryFile) is trusted already.\n")
    }

    @Test func aChangeIsPassedOverUntilItIsTrustedToo() throws {
        _ = try fixture.roost("trust", "--yes").run()
        try fixture.write("run.timeout = \"2h\"\n", to: fixture.repositoryFile)
        #expect(try timeout() == "none")
        #expect(try states() == ["changed"])
        #expect(try fixture.roost("trust", "-y").run().stdout.contains("changed since you trusted it"))
        #expect(try timeout() == "2h")
    }

    @Test func whatIsRevokedCountsNoMore() throws {
        _ = try fixture.roost("trust", "--yes").run()
        let result = try fixture.roost("trust", "--revoke", ".").run()
        #expect(result.stdout == "\(fixture.repository) is trusted no more.\n")
        #expect(try timeout() == "none")
        #expect(try fixture.roost("trust", "--list").run().stdout == "No repository is trusted.\n")
        #expect(try fixture.roost("trust", "--revoke", ".").run().exitCode == 4)
    }

    @Test func aRepositoryThatIsGoneIsListedAndCanBeRevoked() throws {
        _ = try fixture.roost("trust", "--yes").run()
        try SystemDisk().rename(fixture.repository, to: fixture.repository + "-moved")
        let roost = try CommandTester("roost").environment(["ROOST_HOME": fixture.home])
        #expect(try roost.arguments("trust", "--list").run().stdout.contains("missing"))
        #expect(try roost.arguments("trust", "--revoke", fixture.repository).run().exitCode == 0)
    }

    @Test(arguments: [
        ("y\n", true), ("Yes\n", true), ("\n", false), ("n\n", false), ("yikes\n", false), ("\u{4}", false),
    ])
    func onATerminalItAsks(answer: String, isTrusted: Bool) throws {
        let result = try fixture.roost("trust").input(answer).onTerminal().run()
        #expect(result.stdout.contains("Trust these settings? [y/N]"))
        #expect(result.exitCode == (isTrusted ? 0 : 6))
        #expect(try timeout() == (isTrusted ? "1h" : "none"))
    }

    @Test func whereNobodyCanBeAskedNothingIsTrusted() throws {
        let result = try fixture.roost("trust").input("y\n").run()
        #expect(result.exitCode == 6)
        #expect(result.stderr.contains("roost trust --yes"))
        #expect(try states() == [])
    }

    @Test func whatIsWrongIsNotTrusted() throws {
        try fixture.write("agents.claude.command = [\"./evil\"]", to: fixture.repositoryFile)
        let result = try fixture.roost("trust", "--yes").run()
        #expect(result.exitCode == 1)
        #expect(
            result.stderr.contains("\(fixture.repositoryFile):1:15: a repository may not set agents.claude.command")
        )
        #expect(try states() == [])
    }

    @Test func whatIsNotThereIsNotTrusted() throws {
        try SystemDisk().remove(fixture.repositoryFile)
        #expect(try fixture.roost("trust", "--yes").run().exitCode == 4)
    }

    @Test func theUsersOwnFileNeedsNoTrust() throws {
        let result = try fixture.roost("trust", "--home", fixture.repository + "/.roost", "--yes").run()
        #expect(result.exitCode == 6)
        #expect(result.stderr.contains("which always count"))
    }
}
