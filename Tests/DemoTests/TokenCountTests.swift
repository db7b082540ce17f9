import JSON
import Testing

@testable import Demo

@Suite struct TokenCountTests {
    private let count = TokenCount(input: 1_000, output: 100, cacheRead: 10_000, cacheWrite: 400)

    @Test func theCostOfItsModelIsExact() {
        // 3,000,000 + 1,500,000 + 3,000,000 + 1,500,000 nano-dollars.
        #expect(count.cost(model: "claude-sonnet-4-5-20250929") == "0.009000000")
        #expect((count + count).cost(model: "claude-sonnet-4-5-20250929") == "0.018000000")
        #expect(count.cost(model: "another") == nil && count.sum(model: "another")["costUSD"] == nil)
    }

    @Test func aResponseThatBeginsDoesNotKnowItsOutput() {
        #expect(count.usage(output: 2)["output_tokens"] == 2 && count.usage(output: 2)["input_tokens"] == 1_000)
        #expect(count.sum(model: "m")["outputTokens"] == 100)
    }
}
