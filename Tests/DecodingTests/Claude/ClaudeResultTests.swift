import Decoding
import Domain
import Testing

@Suite struct ClaudeResultTests {
    @Test func aTurnMaySucceedAndBeAnError() throws {
        let told = ToldFacts.stream(
            #"""
            {"duration_api_ms":0,"total_cost_usd":8.7e-05,"is_error":true,"num_turns":2,\#
            "subtype":"success","terminal_reason":"prompt_too_long","result":"Prompt is too long",\#
            "type":"result","duration_ms":241,"ttft_ms":12,"result_index":1,"errors":["e1",\#
            {"message":"e2"}],"permission_denials":[{}],"usage":{}}
            """#
        )
        var end = TurnEnd()
        (end.subtype, end.isError, end.reason) = ("success", true, "prompt_too_long")
        (end.text, end.errors) = ("Prompt is too long", ["e1", "e2"])
        (end.index, end.turns, end.deniedCalls) = (1, 2, 1)
        (end.duration, end.apiDuration) = (.milliseconds(241), .zero)
        end.firstTokenAfter = .milliseconds(12)
        end.reportedCostSoFar = try Money(dollars: "0.000087")
        #expect(told.ends == [end])
        #expect(told.sums.isEmpty)
    }
}
