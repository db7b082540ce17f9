import Decoding
import Domain
import Testing

@Suite struct ClaudeLineTests {
    @Test func anAnswerIsAMessageItsBlocksAndItsUsage() throws {
        let told = ToldFacts.transcript(ClaudeTranscriptDecoderTests.answer)
        var message = Message(role: .assistant)
        (message.id, message.request, message.model) = ("m1", "r1", "claude-opus-4-5")
        message.stopReason = "tool_use"
        #expect(told.messages == [message])
        #expect(told.blocks.map(\.content).first == .text("a\nb"))
        #expect(told.calls == [ToolCall(id: "t1", name: "Bash", input: #"{"command": "ls \"x\""}"#)])
        let report = UsageReport(
            response: ResponseKey(message: "m1", request: "r1"),
            conversation: "s1",
            model: "claude-opus-4-5",
            at: try WallTime(iso: "2026-02-12T16:02:27.718Z"),
            // One token was written to a cache that nothing names.
            usage: Usage(input: 3, output: 9, cacheRead: 11_442, cacheWrite5m: 15_001, cacheWrite1h: 4),
            terms: PriceTerms(tier: "standard", region: "global", webSearches: 2)
        )
        #expect(told.usages == [report])
    }

    @Test func messagesThatTheProgramWroteItselfTookNothing() {
        let told = ToldFacts.transcript(
            #"""
            {"type":"assistant","isApiErrorMessage":true,"apiErrorStatus":429,"error":"rate_limit",\#
            "message":{"id":"x","model":"<synthetic>","role":"assistant","content":[{"type":"text",\#
            "text":"limit"}],"usage":{"input_tokens":5,"output_tokens":5}}}
            """#
        )
        #expect(told.usages.isEmpty)
        #expect(told.messages.map(\.isSynthetic) == [true])
        #expect(told.messages.map(\.errorStatus) == [429])
        #expect(told.messages.map(\.error) == ["rate_limit"])
    }

    @Test func aUserMayWriteAString() {
        let told = ToldFacts.transcript(
            #"{"type":"user","isMeta":true,"isCompactSummary":true,"message":{"role":"user","content":"hé"}}"#
        )
        #expect(told.blocks.map(\.content) == [.text("hé")])
        #expect(told.messages.map(\.isMeta) == [true])
        #expect(told.messages.map(\.isSummary) == [true])
    }

    @Test func responsesWithoutRequestOrIdAreReportedAsTheyStand() {
        let told = ToldFacts.transcript(
            #"{"type":"assistant","message":{"id":"m","usage":{"output_tokens":1}}}"#,
            #"{"type":"assistant","message":{"usage":{"output_tokens":2}}}"#,
            #"{"type":"assistant","message":{"id":"","usage":{"output_tokens":-4,"input_tokens":"many"}}}"#
        )
        #expect(told.usages.map(\.response) == [ResponseKey(message: "m"), nil, nil])
        #expect(told.usages.map(\.usage) == [Usage(output: 1), Usage(output: 2), .none])
    }

    @Test func markersStandInTheTextsOfTheModel() {
        let told = ToldFacts.transcript(
            #"""
            {"type":"assistant","message":{"role":"assistant","content":[{"type":"text",\#
            "text":"so\n  STATUS: done \nend"}]}}
            """#,
            #"{"type":"user","message":{"role":"user","content":"STATUS: not mine"}}"#,
            markers: MarkerPrefixes(["STATUS:"])
        )
        #expect(told.markers == [Marker(prefix: "STATUS:", text: "done")])
    }
}
