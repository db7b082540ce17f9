import Decoding
import Domain
import Testing

@Suite struct AiderDecoderTests {
    private func told(_ lines: String..., detail: DecodingDetail = .everything) -> ToldFacts {
        var decoder = AiderDecoder(DecodingPlan(detail: detail))
        return ToldFacts(Array(lines.joined(separator: "\n").utf8), by: &decoder)
    }

    private func sent(_ model: String, total: String) -> String {
        #"{"event":"message_send","properties":{"main_model":"\#(model)","prompt_tokens":2400,"completion_tokens":60,"#
            + #""cost":0.00528,"total_cost":\#(total)},"user_id":"u","time":1795217822}"#
    }

    @Test func eachMessageIsAResponseWithItsCost() throws {
        let told = told(sent("openai/gpt-4.1", total: "0.00528"), sent("openai/gpt-4.1", total: "0.01056"))
        #expect(told.usages.map(\.usage) == Array(repeating: Usage(input: 2400, output: 60), count: 2))
        #expect(Set(told.usages.map(\.response)).count == 2)
        #expect(try told.usages.first?.reportedCost == Money(dollars: "0.00528"))
        #expect(told.usages.first?.model == "openai/gpt-4.1")
    }

    @Test func aHiddenModelIsNoModel() {
        #expect(told(sent("openai/REDACTED", total: "1")).usages.map(\.model) == [nil])
    }

    @Test func eventsThatAreNotKnownAreKept() {
        let told = told(
            #"{"event":"launched","properties":{},"time":1}"#,
            #"{"event":"exit","properties":{"reason":"Completed --message"},"time":1}"#,
            #"{"event":"command_add","properties":{},"time":1}"#,
            #"{"event":"voice","properties":{},"time":1}"#
        )
        #expect(told.ends.map(\.reason) == ["Completed --message"])
        #expect(told.unknown == ["voice"])
    }
}
