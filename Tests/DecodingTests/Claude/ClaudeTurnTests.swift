import Decoding
import Domain
import Testing

/// What a live stream says of its usage: early lines say too little, and the result says more than it should.
@Suite struct ClaudeTurnTests {
    private static let since =
        #"""
        {"type":"result","uuid":"r1","session_id":"s","total_cost_usd":9,"usage":{"output_tokens":5},\#
        "modelUsage":{"claude-x":{"outputTokens":1000}},\#
        "model_usage_since_last_result":{"claude-x":{"inputTokens":20,"outputTokens":100,\#
        "cacheReadInputTokens":7,"cacheCreationInputTokens":9,"cacheCreationEphemeral5mInputTokens":1,\#
        "cacheCreationEphemeral1hInputTokens":6,"webSearchRequests":3,"costUSD":0.5,"costBasis":"list"}}}
        """#

    @Test func theResultKnowsWhatTheLinesDidNot() throws {
        let told = ToldFacts.stream(
            ClaudeStreamDecoderTests.line("m1", output: 2),
            ClaudeStreamDecoderTests.line("m1", output: 2),
            ClaudeStreamDecoderTests.line("m2", output: 2),
            Self.since
        )
        let sum = try #require(told.sums.first)
        #expect(sum.usage == Usage(input: 20, output: 100, cacheRead: 7, cacheWrite5m: 3, cacheWrite1h: 6))
        #expect(sum.reportedCost == (try Money(dollars: "0.5")))
        #expect(sum.scope == .total(part: "result/r1"))
        #expect(sum.terms.webSearches == 3)
        #expect(told.total == sum.usage)
    }

    @Test func theSameLinesReadAgainAreTheSameResponses() {
        let lines = [ClaudeStreamDecoderTests.line("m1", output: 2), Self.since].joined(separator: "\n")
        let once = ToldFacts.stream(lines)
        let twice = [ToldFacts.stream(lines), ToldFacts.stream(lines)].flatMap(\.reports)
        #expect(ToldFacts.total(twice) == once.total)
    }

    @Test func eachModelHasItsOwnSum() {
        let told = ToldFacts.stream(
            ClaudeStreamDecoderTests.line("m1", output: 2, model: "a"),
            ClaudeStreamDecoderTests.line("m2", output: 2, thread: "t", model: "b"),
            #"""
            {"type":"result","uuid":"r","session_id":"s",\#
            "model_usage_since_last_result":{"a":{"inputTokens":10,\#
            "outputTokens":30},"b":{"inputTokens":10,"outputTokens":40,"costBasis":"unknown","costUSD":3}}}
            """#
        )
        #expect(told.sums.map(\.model) == ["a", "b"])
        #expect(told.sums.map(\.usage) == [Usage(input: 10, output: 30), Usage(input: 10, output: 40)])
        #expect(told.total == Usage(input: 20, output: 70))
        #expect(told.sums.map(\.reportedCost) == [nil, nil])
    }

    @Test(arguments: ["claude-x[1m]", "us.anthropic.claude-x-v1:0", "claude-x"])
    func aSumMayAddToTheNameOfItsModel(name: String) {
        let told = ToldFacts.stream(
            ClaudeStreamDecoderTests.line("m1", output: 2),
            #"""
            {"type":"result","uuid":"r","session_id":"s",\#
            "model_usage_since_last_result":{"haiku":{"outputTokens":1},\#
            "\#(name)":{"inputTokens":10,"outputTokens":9}}}
            """#
        )
        #expect(told.total == Usage(input: 10, output: 10))
    }

    @Test func aSumMaySayOnlyHowMuchWasWrittenToCaches() {
        let told = ToldFacts.stream(
            #"""
            {"type":"assistant","session_id":"s","message":{"id":"m","model":"a","usage":{\#
            "cache_creation_input_tokens":1800,"cache_creation":{"ephemeral_5m_input_tokens":1500,\#
            "ephemeral_1h_input_tokens":300}}}}
            """#,
            #"""
            {"type":"result","uuid":"r","session_id":"s",\#
            "model_usage_since_last_result":{"a":{"cacheCreationInputTokens":1900}}}
            """#
        )
        #expect(told.total == Usage(cacheWrite5m: 1_600, cacheWrite1h: 300))
    }

    @Test func oneProcessMayEndSeveralTurns() {
        let told = ToldFacts.stream(
            ClaudeStreamDecoderTests.line("m1", output: 2),
            #"""
            {"type":"result","uuid":"r1","session_id":"s",\#
            "model_usage_since_last_result":{"claude-x":{"inputTokens":10,\#
            "outputTokens":9}}}
            """#,
            ClaudeStreamDecoderTests.line("m2", output: 2),
            #"""
            {"type":"result","uuid":"r2","session_id":"s",\#
            "model_usage_since_last_result":{"claude-x":{"inputTokens":10,\#
            "outputTokens":9}}}
            """#,
            #"{"type":"result","uuid":"r3","session_id":"s","model_usage_since_last_result":{}}"#
        )
        #expect(told.ends.count == 3)
        #expect(told.total == Usage(input: 20, output: 18))
    }

    @Test func olderVersionsSayOnlyWhatTheMainThreadTook() {
        let told = ToldFacts.stream(
            ClaudeStreamDecoderTests.line("m1", output: 2),
            ClaudeStreamDecoderTests.line("sub", output: 2, thread: "t", model: "claude-y"),
            #"""
            {"type":"result","session_id":"s","total_cost_usd":9,"usage":{"input_tokens":10,\#
            "output_tokens":50},"modelUsage":{"claude-x":{"outputTokens":1000},"claude-y":{}}}
            """#
        )
        #expect(told.sums.map(\.model) == ["claude-x"])
        #expect(told.total == Usage(input: 20, output: 52))
    }

    @Test func aSumOverSeveralModelsHasNone() {
        let told = ToldFacts.stream(
            ClaudeStreamDecoderTests.line("m1", output: 2, model: "a"),
            ClaudeStreamDecoderTests.line("m2", output: 2, model: "b"),
            #"{"type":"result","uuid":"r","session_id":"s","usage":{"input_tokens":20,"output_tokens":50}}"#
        )
        #expect(told.sums.map(\.model) == [nil])
        #expect(told.total.output == 50)
    }

    @Test func anInterruptedTurnTakesNothingBack() {
        let told = ToldFacts.stream(
            ClaudeStreamDecoderTests.line("m1", output: 2),
            #"""
            {"type":"result","uuid":"r","session_id":"s",\#
            "terminal_reason":"aborted_streaming","usage":{"input_tokens":0,\#
            "output_tokens":0}}
            """#
        )
        #expect(told.total == Usage(input: 10, output: 2))
    }

    @Test func oneLineOfJSONSaysTheWholeTurn() {
        let told = ToldFacts.stream(
            #"""
            {"type":"result","uuid":"r","session_id":"s","usage":{"input_tokens":10,"output_tokens":9},\#
            "modelUsage":{"claude-x":{"outputTokens":9}}}
            """#
        )
        #expect(told.sums.map(\.model) == ["claude-x"])
        #expect(told.total == Usage(input: 10, output: 9))
    }
}
