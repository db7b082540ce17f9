import Platform
import TestSupport
import Testing

@Suite struct ConfigEditCommandTests {
    private let fixture: SettingsFixture

    init() throws { fixture = try SettingsFixture(for: "ConfigEditCommandTests") }

    /// An editor that does this to the file that it is given.
    private func edit(_ script: String) throws -> CommandTester {
        let path = fixture.scratch.path("editor")
        try Programs.make(path, "#!/bin/sh\n\(script)\n")
        return try fixture.roost("config", "edit", variables: ["EDITOR": path])
    }

    private func text(_ path: String) throws -> String {
        String(decoding: try SystemDisk().readAll(path, bytesMax: 1 << 16), as: UTF8.self)
    }

    private func copies() throws -> [String] {
        try SystemDisk().list(fixture.home).filter { $0.hasPrefix("config-") }
    }

    @Test func whatIsRightTakesThePlaceOfTheFile() throws {
        try fixture.write("# mine\n", to: fixture.userFile)
        let result = try edit("printf '[run]\\ndrain = \"3s\"\\n' >> \"$1\"").run()
        #expect(result.exitCode == 0 && result.stderr == "roost: \(fixture.userFile) is changed\n", "\(result.stderr)")
        #expect(try text(fixture.userFile) == "# mine\n[run]\ndrain = \"3s\"\n")
        #expect(try copies() == [])
        let status = try #require(try SystemDisk().status(of: fixture.userFile))
        #expect(status.mode & 0o777 == 0o600)
    }

    @Test func aFirstFileBeginsWithWhatThereIsToKnow() throws {
        #expect(try edit("true").run().stderr == "roost: nothing was changed\n")
        #expect(try !SystemDisk().exists(fixture.userFile))
        #expect(try edit("grep -q 'roost help settings' \"$1\" && echo '[run]' >> \"$1\"").run().exitCode == 0)
        #expect(try text(fixture.userFile).hasSuffix("\n[run]\n"))
    }

    @Test func whatIsWrongIsToldByItsPlaceAndKept() throws {
        try fixture.write("# mine\n", to: fixture.userFile)
        let wrong = try edit("printf '[run]\\ndrain = 5\\n' >> \"$1\"").run()
        let copy = try #require(try copies().first)
        #expect(wrong.exitCode == 5 && wrong.stderr.contains("\(copy):3:"), "\(wrong.stderr)")
        #expect(wrong.stderr.contains("run.drain takes") && wrong.stderr.contains("is kept in"))
        #expect(try text("\(fixture.home)/\(copy)") == "# mine\n[run]\ndrain = 5\n")
        #expect(try text(fixture.userFile) == "# mine\n")
    }

    @Test func onATerminalOneMayGoOn() throws {
        let script =
            "if grep -q 5 \"$1\"; then echo 'drain = \"2s\"' > \"$1.new\"; printf '[run]\\n' > \"$1\"; "
            + "cat \"$1.new\" >> \"$1\"; rm \"$1.new\"; else printf '[run]\\ndrain = 5\\n' > \"$1\"; fi"
        let mended = try edit(script).input("y\n").onTerminal(columns: 200).run()
        #expect(mended.exitCode == 0 && mended.stdout.contains("Go on with it? [y/N]"), "\(mended.stdout)")
        #expect(try text(fixture.userFile) == "[run]\ndrain = \"2s\"\n")
    }

    @Test func anEditorThatFailsAndAFileThatWasChangedMeanwhileChangeNothing() throws {
        let failed = try edit("echo x >> \"$1\"; exit 3").run()
        #expect(failed.exitCode == 1 && failed.stderr.contains("has not ended well"))
        #expect(try !SystemDisk().exists(fixture.userFile))
        let late = try edit("echo '[run]' >> \"$1\"; echo '# other' > '\(fixture.userFile)'").run()
        #expect(late.exitCode == 6 && late.stderr.contains("has been changed meanwhile"), "\(late.stderr)")
        #expect(try text(fixture.userFile) == "# other\n")
        #expect(try fixture.roost("config", "edit", "run.drain").run().exitCode == 2)
    }
}
