import Decoding
import Domain
import Testing

@testable import Indexer

@Suite struct SourceFormatTests {
    private func output(_ agent: WorkerKind?, _ first: Character) -> SourceFormat {
        SourceFormat.output(of: agent, beginningWith: first.asciiValue ?? 0)
    }

    @Test func whatPrintsNoJSONPrintsText() {
        for agent in WorkerKind.allCases { #expect(output(agent, "H") == .plain) }
        #expect(output(nil, "{") == .plain)
    }

    @Test func anAgentsJSONIsItsOwn() {
        let found = [WorkerKind.claude, .codex, .opencode, .gemini, .shell, .aider].map { output($0, "{") }
        #expect(found == [.claudeStream, .codexStream, .openCodeStream, .geminiStream, .plain, .plain])
    }

    @Test func eachFormatHasADecoderOfItsOwn() {
        let kinds = Set(SourceFormat.allCases.map { ObjectIdentifier(type(of: $0.decoder(DecodingPlan()))) })
        #expect(kinds.count == SourceFormat.allCases.count)
    }
}
