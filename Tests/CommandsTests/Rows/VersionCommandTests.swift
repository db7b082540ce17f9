import Commands
import JSON
import Journal
import Platform
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
        #expect(version("-o", "jsonl") == version("-o", "json"))
        #expect(version("-o", "csv") == "version,layout\n\(VersionCommand.version),\(Layout.run)\n")
        #expect(version("-o", "table") == version())
    }
}
