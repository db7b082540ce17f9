import Commands
import JSON
import Journal
import Platform
import Settings
import Testing

@Suite struct VersionCommandTests {
    private func version(_ arguments: String...) -> String {
        let recorder = RecordingConsole()
        let code = Door.run(
            arguments: ["roost", "version"] + arguments,
            environment: Environment([:]),
            console: recorder.console
        )
        #expect(code == .ok)
        return recorder.output
    }

    @Test func itIsThreeNumbers() {
        let parts = VersionCommand.version.split(separator: ".", omittingEmptySubsequences: false)
        #expect(parts.count == 3 && parts.allSatisfy { UInt32($0) != nil })
    }

    @Test func everyFormatSaysTheSame() throws {
        let object = try JSONReader.read(version("-o", "json"))
        #expect(object["schema"]?.stringValue == "roost.version/1")
        #expect(object["version"]?.stringValue == VersionCommand.version)
        #expect(object["layout"]?.stringValue == Layout.run)
        #expect(object["commit"]?.stringValue == ProgramBuild.commit && !ProgramBuild.commit.isEmpty)
        #expect(["debug", "release"].contains(object["build"]?.stringValue))
        #expect(object["swift"]?.stringValue?.hasPrefix("6.") == true)
        let libraries = try #require(object["libraries"]?.objectValue)
        #expect(libraries.keys == ["sqlite", "simdjson", "zstd", "tomlplusplus", "glibc"])
        for key in libraries.keys { #expect(libraries[key]?.stringValue?.first?.isNumber == true, "\(key)") }
        #expect(libraries["tomlplusplus"]?.stringValue == TomlLibrary.version)
        #expect(version("-o", "jsonl") == version("-o", "json"))
        #expect(
            version("-o", "csv").hasPrefix("version,layout,commit,build,swift,libraries\n\(VersionCommand.version),")
        )
        #expect(version("-o", "name") == "\(VersionCommand.version)\n")
        #expect(
            version("--json=commit") == "{\"schema\":\"roost.version/1\",\"commit\":\"\(ProgramBuild.commit)\"}\n"
        )
        #expect(version("-o", "table") == version())
    }
}
