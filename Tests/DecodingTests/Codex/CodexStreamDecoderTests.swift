import Decoding
import Domain
import Testing

@Suite struct CodexStreamDecoderTests {
    private let began = #"{"type":"thread.started","thread_id":"t-1"}"#

    @Test func aThreadIsNamedOnceAndKeptForTheLinesAfterIt() {
        let told = CodexLines.stream([
            began,
            #"{"type":"turn.started"}"#,
            #"{"type":"item.completed","item":{"id":"i","type":"new"}}"#,
        ])
        #expect(told.conversations.map(\.id) == ["t-1"])
        #expect(told.all.allSatisfy { $0.origin.conversation == "t-1" })
        #expect(told.unknown == ["item/new"])
    }

    @Test func whoWantsUsageAloneGetsTheSameUsage() {
        let end = #"{"type":"turn.completed","usage":{"input_tokens":30,"cached_input_tokens":20,"output_tokens":9}}"#
        let item = #"{"type":"item.completed","item":{"id":"i","type":"agent_message","text":"hi"}}"#
        let all = CodexLines.stream([began, item, end])
        let little = CodexLines.stream([began, item, end], detail: .usage)
        #expect(all.reports.map(\.usage) == [Usage(input: 10, output: 9, cacheRead: 20)])
        #expect(little.reports == all.reports)
        #expect(little.all.count == 1)
        #expect(all.reports.first?.scope == .total(part: ""))
    }

    @Test func theModelIsThatOfWhoeverStartedIt() {
        let end = #"{"type":"turn.completed","usage":{"input_tokens":30,"output_tokens":9}}"#
        var decoder = CodexStreamDecoder(model: "gpt-5")
        let told = ToldFacts(Array("\(began)\n\(end)".utf8), by: &decoder)
        #expect(told.reports.map(\.model) == ["gpt-5"])
    }
}
