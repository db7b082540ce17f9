import Commands
import Testing

@Suite struct HelpTopicTests {
    private func text(_ name: String) throws -> String {
        try HelpCommand.page(about: [name], in: .roost, for: .plain).lines.joined(separator: "\n")
    }

    @Test func everyExitCodeHasItsMeaning() throws {
        let text = try text("exit-codes")
        for code in ExitCode.allCases { #expect(text.contains("\(code.rawValue) ") && text.contains(code.meaning)) }
    }

    @Test func everyFormatHasItsMeaning() throws {
        let text = try text("formats")
        for format in OutputChoice.allCases { #expect(text.contains(format.rawValue + " ")) }
    }

    @Test func theVariablesAndTheUnitsAreNamed() throws {
        #expect(try text("environment").contains("ROOST_HOME"))
        #expect(try text("time").contains("10m   10 minutes"))
    }

    @Test func anUnknownSubjectSaysWhatIsLikeIt() {
        let unknown = CommandError.notFound(kind: "command or topic", text: "exit-code", similar: ["exit-codes"])
        #expect(throws: unknown) { try HelpCommand.page(about: ["exit-code"], in: .roost, for: .plain) }
    }
}
