import Decoding
import Domain
import Testing

@Suite struct OpenCodeStreamDecoderTests {
    @Test func aSessionIsNamedOnce() {
        let told = OpenCodeLines.told(OpenCodeLines.part("step_start", #""type":"step-start""#), OpenCodeLines.finish)
        #expect(told.conversations.map(\.id) == ["ses_1"])
        #expect(told.all.allSatisfy { $0.origin.at == WallTime(nanoseconds: 1_767_036_061_199_000_000) })
        #expect(told.unknown.isEmpty)
    }

    @Test func plainLinesBetweenAreNoErrorAndMayBearMarkers() {
        let told = OpenCodeLines.told(
            "! permission requested: bash",
            "ROOST: waiting",
            OpenCodeLines.part("text", #""type":"text","text":"hi""#)
        )
        #expect(told.errors.isEmpty)
        #expect(told.markers.map(\.text) == ["waiting"])
        #expect(told.blocks.map(\.content) == [.text("hi")])
    }

    @Test func anErrorEndsTheTurn() {
        let told = OpenCodeLines.told(
            #"{"type":"error","timestamp":1,"sessionID":"s","error":{"name":"APIError","data":{"message":"limit"}}}"#,
            #"{"type":"odd","timestamp":1,"sessionID":"s"}"#
        )
        #expect(told.ends.map(\.isError) == [true])
        #expect(told.ends.map(\.reason) == ["APIError"])
        #expect(told.ends.map(\.errors) == [["limit"]])
        #expect(told.unknown == ["odd"])
    }
}
