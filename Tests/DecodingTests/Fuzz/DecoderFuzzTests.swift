import TestSupport
import Testing

/// Whatever an agent, a disk or somebody with ill will makes of the lines, each decoder goes on: a bad line costs
/// itself, nothing counts less than no token, and nothing that is shown commands a terminal.
@Suite struct DecoderFuzzTests {
    private static let countMax = 400

    private func check(_ kind: DecoderKind) throws {
        let fuzz = try #require(try DecoderFuzz(kind))
        let turns = FuzzTurns("decode-\(kind.rawValue)", countMax: Self.countMax)
        let complaints = try turns.complaints { fuzz.complaints(&$0) }
        #expect(complaints == [])
    }

    @Test func streamsOfClaude() throws { try check(.claudeStream) }
    @Test func transcriptsOfClaude() throws { try check(.claudeTranscript) }
    @Test func streamsOfCodex() throws { try check(.codexStream) }
    @Test func rolloutsOfCodex() throws { try check(.codexRollout) }
    @Test func streamsOfOpenCode() throws { try check(.openCodeStream) }
    @Test func sessionsOfOpenCode() throws { try check(.openCodeStorage) }
    @Test func streamsOfGemini() throws { try check(.geminiStream) }
    @Test func chatsOfGemini() throws { try check(.geminiChat) }
    @Test func analyticsOfAider() throws { try check(.aider) }
    @Test func plainText() throws { try check(.plain) }
}
