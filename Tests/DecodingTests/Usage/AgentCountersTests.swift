import Decoding
import Domain
import Testing

/// The counters of each agent become five that share no token, and their sum is the agent's own total.
@Suite struct AgentCountersTests {
    @Test func codexCountsTheCacheInTheInputAndReasoningInTheOutput() {
        let counters = CodexCounters(input: 21_200, cached: 19_000, cacheWrite: 200, output: 212, reasoning: 74)
        #expect(counters.usage == Usage(input: 2_000, output: 212, cacheRead: 19_000, cacheWrite5m: 200))
        #expect(counters.usage.sum == 21_200 + 212)
    }

    @Test func aPartOfCodexIsNeverMoreThanItsWhole() {
        #expect(CodexCounters(input: 10, cached: 11_000, output: 9).usage == Usage(output: 9, cacheRead: 10))
        #expect(CodexCounters(input: -5, cached: -1, output: -9).usage == .none)
    }

    @Test func opencodeCountsNothingTwice() {
        let counters = OpenCodeUsage(input: 7, output: 20, reasoning: 30, cacheRead: 100, cacheWrite: 11)
        #expect(counters.usage == Usage(input: 7, output: 50, cacheRead: 100, cacheWrite5m: 11))
        #expect(counters.usage.sum == 7 + 20 + 30 + 100 + 11)
    }

    @Test func geminiCountsTheCacheInTheInputAndThoughtsBesideTheOutput() {
        let counters = GeminiUsage(input: 1_000, cached: 400, output: 50, thoughts: 25, tool: 5)
        #expect(counters.usage == Usage(input: 605, output: 75, cacheRead: 400))
        #expect(counters.usage.sum == 1_000 + 50 + 25 + 5)
    }

    @Test func aiderTellsOnlyPromptAndCompletion() {
        let counters = AiderUsage(prompt: 2_400, completion: 60)
        #expect(counters.usage == Usage(input: 2_400, output: 60))
        let key = AiderUsage.key(user: "u", time: 1, totalCost: "0.00528", counters: counters)
        #expect(key != AiderUsage.key(user: "u", time: 1, totalCost: "0.01056", counters: counters))
        #expect(key == AiderUsage.key(user: "u", time: 1, totalCost: "0.00528", counters: counters))
    }
}
