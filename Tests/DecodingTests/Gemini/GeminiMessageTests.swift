import Decoding
import Domain
import Testing

@Suite struct GeminiMessageTests {
    @Test func thoughtsAreOutputAndWhatWasCachedIsInput() {
        let usages = GeminiLines.told(#"{"sessionId":"s1"}"#, GeminiLines.answer, GeminiLines.answer).usages
        #expect(usages.map(\.usage) == Array(repeating: Usage(input: 4010, output: 532, cacheRead: 749), count: 2))
        #expect(Set(usages.map(\.response)).count == 1)
        #expect(usages.first?.conversation == "s1")
        #expect(usages.first?.usage.sum == 5291)
    }
}
