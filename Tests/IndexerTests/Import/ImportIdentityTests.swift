import Domain
import Testing

@testable import Indexer

@Suite struct ImportIdentityTests {
    private func id(
        _ format: TranscriptFormat,
        _ conversation: String?,
        _ line: [UInt8],
        _ path: String = "p",
        after count: Int = 0
    ) throws -> String {
        try ImportIdentity(format, conversation: conversation, firstLine: line[...], path: path).id(after: count).text
    }

    @Test func aFileOfLinesIsKnownByItsFirstLine() throws {
        let one = try id(.codexRollout, "c", [1, 2])
        #expect(one.hasPrefix("import-codex-") && one.utf8.count == 29)
        #expect(try id(.codexRollout, nil, [1, 2], "elsewhere") == one)
        #expect(try id(.codexRollout, "c", [1, 3]) != one)
        #expect(try id(.codexRollout, "c", [1, 2], after: 1) != one)
        #expect(try id(.claudeTranscript, "c", [1, 2]).dropFirst(14) != one.dropFirst(13))
    }

    @Test func aDocumentIsKnownByItsConversationOrItsPlace() throws {
        let one = try id(.geminiChat, "c", [1])
        #expect(try id(.geminiChat, "c", [2], "elsewhere") == one)
        #expect(try id(.geminiChat, "d", [1]) != one)
        #expect(try id(.geminiChat, nil, [1], "a") != id(.geminiChat, nil, [1], "b"))
    }
}
