import Platform
import TestSupport
import Testing

@testable import Commands

/// Every command that a document shows is run, in the order in which its reader meets it.
@Suite struct DocumentsRunTests {
    private enum Ending: Hashable {
        /// With that code: the document shows what is refused, or what only sometimes has an answer.
        case code(Int32)
        /// It goes on until Ctrl-C.
        case followed
        /// It is run elsewhere, as is said here.
        case elsewhere(String)
    }

    private static let endings: [String: Ending] = [
        "make demo": .elsewhere("DemoCommandTests"),
        "make install": .elsewhere("Scripts/prove-packages"),
        "claude mcp add roost -- roost mcp": .elsewhere("make test-agents"),
        "codex mcp add roost -- roost mcp": .elsewhere("make test-agents"),
        "roost top": .elsewhere("TopTerminalTests"),
        "roost top tasks": .elsewhere("TopTerminalTests"),
        "roost top --read-only": .elsewhere("TopTests, which have it take no key"),
        "roost task accept gh-450 --pr": .elsewhere("DispatchSendingTests, which have a remote and gh"),
        "roost run --agent demo -p 'demo: say Hello ;; run ls ;; fail 3'": .code(3),
        // Readers of two pages may have done it before, and the second one throws away what is merged.
        "roost daemon start": .code(6),
        "roost task discard manual-001": .code(4),
        "roost logs -f": .followed,
        "roost logs manual-001 -f": .followed,
    ]

    /// Tests of their own ask what these show.
    private static let answered: Set = ["docs/questions.md", "docs/errands.md"]

    @Test(arguments: try DocumentCommand.allDocuments().keys.filter { !answered.contains($0) }.sorted())
    func eachEndsAsItsReaderExpects(document: String) throws {
        let commands = try #require(try DocumentCommand.allDocuments()[document])
        let scene = try DocumentScene(hasTasks: commands.contains { $0.text.contains("gh-45") })
        for command in commands {
            switch Self.endings[command.text] ?? .code(0) {
            case .code(let code): try expect(command, code, on: scene)
            case .followed:
                let result = try scene.run("timeout --preserve-status --signal INT 3 \(command.text)")
                #expect([0, 130].contains(result.exitCode), "\(command.testDescription)\n\(result.stderr)")
            case .elsewhere: continue
            }
        }
    }

    /// What it speaks of may still be under way, as for its reader.
    private func expect(_ command: DocumentCommand, _ code: Int32, on scene: DocumentScene) throws {
        var result: CommandResult?
        let isThere = try Eventually.wait(upTo: .seconds(30)) {
            result = try scene.run(command.text)
            return result?.exitCode == code
        }
        let said = "\(result?.stdout ?? "")\(result?.stderr ?? "")"
        #expect(isThere, "\(command.testDescription) ended with \(result?.exitCode ?? -1)\n\(said)")
    }

    /// A row of the list that names no command has been forgotten.
    @Test func everyExceptionIsInADocument() throws {
        let shown = Set(try DocumentCommand.allDocuments().values.joined().map(\.text))
        for text in Self.endings.keys { #expect(shown.contains(text), "\(text)") }
    }
}
