import Domain
import Journal
import Platform
import TestSupport
import Testing

/// `roost import verify` as the shell meets it.
@Suite struct ImportVerifyCommandTests {
    private let home: TemporaryHome

    init() throws {
        home = try TemporaryHome(for: "ImportVerifyCommandTests")
        try write("Fix it.", to: "a.jsonl")
        #expect(try roost("import", "claude", home.path("talks")).exitCode == 0)
    }

    private func write(_ text: String, to name: String) throws {
        let line = """
            {"type":"user","uuid":"u-\(name)","sessionId":"c","cwd":"/repo","timestamp":"2026-11-01T10:00:00.000Z",\
            "message":{"role":"user","content":"\(text)"}}

            """
        try SystemDisk().makeFolders(home.path("talks"))
        try SystemDisk().replaceFile(home.path("talks/\(name)"), with: Array(line.utf8))
    }

    private func roost(_ arguments: String...) throws -> CommandResult {
        try CommandTester("roost").arguments(arguments).environment(["ROOST_HOME": home.path("home")]).run()
    }

    @Test func whatIsAsItWasIsWhole() throws {
        let result = try roost("import", "verify", "-o", "csv")
        #expect(result.exitCode == 0, "\(result.stderr)")
        #expect(result.stdout.contains("import,equal,1,1,whole,"))
        #expect(try roost("import", "verify", "--quiet", "--json").stdout == "[]\n")
    }

    @Test func aFileThatWasChangedIsNamedWithThePlace() throws {
        try write("Fix me.", to: "a.jsonl")
        let result = try roost("import", "verify", "-q")
        #expect(result.exitCode == 5 && result.stdout.contains("changed at byte"), "\(result.stdout)")
    }

    @Test func aFileThatIsGoneIsNoFault() throws {
        try SystemDisk().remove(home.path("talks/a.jsonl"))
        let result = try roost("import", "verify")
        #expect(result.exitCode == 0 && result.stdout.contains("gone"))
    }

    @Test func anImportThatCannotBeReadIsNamedAndTheOthersAreRead() throws {
        try write("Look.", to: "b.jsonl")
        #expect(try roost("import", "claude", home.path("talks")).exitCode == 0)
        let copies = try SystemDisk().list(home.path("home/imports")).sorted()
        let broken = try #require(copies.first)
        try SystemDisk().replaceFile(home.path("home/imports/\(broken)/meta.json"), with: Array("{".utf8))
        let result = try roost("import", "verify", "-o", "csv")
        #expect(result.exitCode == 5, "\(result.stderr)")
        let lines = result.stdout.split(whereSeparator: \.isNewline)
        #expect(lines.contains { $0.hasPrefix("import,unreadable,") && $0.hasSuffix(broken) }, "\(lines)")
        #expect(lines.contains { $0.hasPrefix("import,equal,1,1,whole,") && !$0.hasSuffix(broken) }, "\(lines)")
    }

    @Test func runsThatAreOverAreHeldAgainstTheirRowsToo() throws {
        let scene = try ArchiveScene(monthCount: 1)
        let whole = try scene.roost("import", "verify", "-o", "csv")
        #expect(whole.exitCode == 0 && whole.stdout.contains("live,whole,2,2,whole,"), "\(whole.stdout)")
        let log = scene.runs[0].log(of: .stdout)
        var bytes = try SystemDisk().readAll(log, bytesMax: 1 << 20)
        bytes[20] ^= 1
        try scene.fixture.overwrite(log, with: bytes)
        let changed = try scene.roost("import", "verify", "-q")
        #expect(changed.exitCode == 5 && changed.stdout.contains("stdout.log"), "\(changed.stdout)")
        let check = try scene.roost("db", "check")
        #expect(check.exitCode == 5 && check.stdout.contains("its files are not whole"), "\(check.stdout)")
    }
}
