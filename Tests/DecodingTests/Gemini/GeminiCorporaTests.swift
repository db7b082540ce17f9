import Decoding
import Domain
import Platform
import TestSupport
import Testing

@Suite("corpora: Gemini", .enabled(if: Corpora.areThere, "the corpora are not there; see $ROOST_CORPORA"))
struct GeminiCorporaTests {
    @Test func theCountersOfAChatAddUpToItsTotals() throws {
        let path = try #require(try Corpora.files(in: "codemie-ai+codemie-code/gemini", ending: ".json").first)
        let bytes = try SystemDisk().readAll(path, bytesMax: 8 << 20)
        var decoder = GeminiChatDecoder()
        var (sum, messages, facts) = (Int64(0), 0, 0)
        try decoder.line(bytes) { fact, _ in
            facts += 1
            if case .usage(let report) = fact { sum += report.usage.sum }
            if case .message(let message) = fact, message.role == .assistant { messages += 1 }
        }
        let totals = String(decoding: bytes, as: UTF8.self).matches(of: /"total": (\d+)/).compactMap { Int64($0.1) }
        #expect(sum == totals.reduce(0, +))
        #expect(messages == 9)
        #expect(facts > 30)
    }
}
