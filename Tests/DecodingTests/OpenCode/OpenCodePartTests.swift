import Decoding
import Domain
import Testing

@Suite struct OpenCodePartTests {
    @Test func aStepIsAResponseWithItsOwnCost() throws {
        let usages = OpenCodeLines.told(OpenCodeLines.finish).usages
        #expect(usages.map(\.usage) == [Usage(input: 534, output: 192, cacheRead: 7, cacheWrite5m: 3)])
        #expect(try usages.first?.reportedCost == Money(dollars: "0.0123"))
        #expect(usages.first?.response == .source("opencode", "prt_9"))
        #expect(OpenCodeLines.told(OpenCodeLines.finish, detail: .usage).usages == usages)
    }

    @Test func aToolIsToldWithItsResult() {
        let told = OpenCodeLines.told(
            OpenCodeLines.part(
                "tool_use",
                #""type":"tool","callID":"c1","tool":"bash","state":{"status":"completed","input":{"command":"ls"},"#
                    + #""output":"a\n","metadata":{"exit":2}}"#
            ),
            OpenCodeLines.part(
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
