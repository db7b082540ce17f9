import Decoding
import Domain
import Testing

@testable import Indexer

@Suite struct SourceFormatTests {
    @Test func whatAnAgentPrintsIsItsOwn() {
        let agents = [WorkerKind.claude, .codex, .opencode, .gemini, .shell, .aider, .demo]
        let found = agents.map { SourceFormat.output(of: $0) }
        #expect(
            found == [.claudeStream, .codexStream, .openCodeStream, .geminiStream, .plain, .plain, .claudeStream]
        )
        #expect(SourceFormat.output(of: nil) == .plain)
    }

    @Test func eachFormatHasADecoderOfItsOwn() {
        let kinds = Set(SourceFormat.allCases.map { ObjectIdentifier(type(of: $0.decoder(DecodingPlan()))) })
        #expect(kinds.count == SourceFormat.allCases.count)
    }
}
