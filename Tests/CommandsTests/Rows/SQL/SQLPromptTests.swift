import TestSupport
import Testing

@testable import Commands

@Suite struct SQLPromptTests {
    private let scene: RecordScene

    init() throws { scene = try RecordScene(for: "SQLPromptTests") }

    @Test func onATerminalItAsksForOneAfterTheOther() throws {
        let typed =
            ".tables\n.schema pane_activity\nSELECT\n  41 + 1 AS answer;\nnonsense;\n!1\n.history\n.what\n.quit\n"
        let result = try scene.roost("sql").input(typed).onTerminal(columns: 200).run()
        #expect(result.exitCode == 0)
        #expect(result.stdout.contains("conversations (view)") && result.stdout.contains("CREATE TABLE pane_activity("))
        #expect(result.stdout.split(separator: "\r\n    42\r\n").count == 3)
        #expect(result.stdout.contains("near \"nonsense\": syntax error"))
        #expect(result.stdout.contains("3  SELECT\\n  41 + 1 AS answer;") && result.stdout.contains(".what is unknown"))
    }

    @Test func theEndOfTheInputIsTheEnd() throws {
        let result = try scene.roost("sql").input("SELECT\n\u{4}").onTerminal().run()
        #expect(result.exitCode == 0 && result.stdout.contains("...>"))
    }

    @Test func withoutATerminalNobodyIsAsked() { #expect(!SQLPrompt.isPossible(on: RecordingConsole().console)) }
}
