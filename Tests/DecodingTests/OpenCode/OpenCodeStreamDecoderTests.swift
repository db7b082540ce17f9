import Decoding
import Domain
import Testing

@Suite struct OpenCodeStreamDecoderTests {
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

    @Test func aSessionIsNamedOnce() {
        let told = told(part("step_start", #""type":"step-start""#), finish)
        #expect(told.conversations.map(\.id) == ["ses_1"])
        #expect(told.all.allSatisfy { $0.origin.at == WallTime(nanoseconds: 1_767_036_061_199_000_000) })
        #expect(told.unknown.isEmpty)
    }

    @Test func plainLinesBetweenAreNoErrorAndMayBearMarkers() {
        let told = told("! permission requested: bash", "ROOST: waiting", part("text", #""type":"text","text":"hi""#))
        #expect(told.errors.isEmpty)
        #expect(told.markers.map(\.text) == ["waiting"])
        #expect(told.blocks.map(\.content) == [.text("hi")])
    }

    @Test func anErrorEndsTheTurn() {
        let told = told(
            #"{"type":"error","timestamp":1,"sessionID":"s","error":{"name":"APIError","data":{"message":"limit"}}}"#,
            #"{"type":"odd","timestamp":1,"sessionID":"s"}"#
        )
        #expect(told.ends.map(\.isError) == [true])
        #expect(told.ends.map(\.reason) == ["APIError"])
        #expect(told.ends.map(\.errors) == [["limit"]])
        #expect(told.unknown == ["odd"])
    }
}
