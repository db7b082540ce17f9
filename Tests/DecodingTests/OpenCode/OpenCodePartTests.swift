import Decoding
import Domain
import Testing

@Suite struct OpenCodePartTests {
    private func told(_ lines: String..., detail: DecodingDetail = .everything) -> ToldFacts {
        var decoder = OpenCodeStreamDecoder(DecodingPlan(detail: detail, markers: MarkerPrefixes(["ROOST:"])))
        return ToldFacts(Array(lines.joined(separator: "\n").utf8), by: &decoder)
    }

    private func part(_ type: String, _ part: String) -> String {
        #"{"type":"\#(type)","timestamp":1767036061199,"sessionID":"ses_1","part":{"messageID":"msg_1",\#(part)}}"#
    }

    private var finish: String {
        part(
            "step_finish",
            #""id":"prt_9","type":"step-finish","reason":"stop","cost":0.0123,"tokens":{"input":534,"output":128,"#
                + #""reasoning":64,"cache":{"read":7,"write":3}}"#
        )
    }

    @Test func aStepIsAResponseWithItsOwnCost() throws {
        let usages = told(finish).usages
        #expect(usages.map(\.usage) == [Usage(input: 534, output: 192, cacheRead: 7, cacheWrite5m: 3)])
        #expect(try usages.first?.reportedCost == Money(dollars: "0.0123"))
        #expect(usages.first?.response == .source("opencode", "prt_9"))
        #expect(told(finish, detail: .usage).usages == usages)
    }

    @Test func aToolIsToldWithItsResult() {
        let told = told(
            part(
                "tool_use",
                #""type":"tool","callID":"c1","tool":"bash","state":{"status":"completed","input":{"command":"ls"},"#
                    + #""output":"a\n","metadata":{"exit":2}}"#
            ),
            part(
                "tool_use",
                #""type":"tool","callID":"c2","tool":"read","state":{"status":"error","input":{},"#
                    + #""error":"no such file"}"#
            )
        )
        #expect(told.calls.map(\.input) == [#"{"command":"ls"}"#, "{}"])
        #expect(told.results.map(\.text) == ["a\n", "no such file"])
        #expect(told.results.map(\.isError) == [true, true])
        #expect(told.messages.map(\.id) == Array(repeating: "msg_1", count: 4))
    }
}
