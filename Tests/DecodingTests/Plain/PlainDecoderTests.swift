import Decoding
import Testing

@Suite struct PlainDecoderTests {
    @Test func onlyMarkersAreFacts() {
        var decoder = PlainDecoder(DecodingPlan(markers: MarkerPrefixes(["ROOST:"])))
        let text = "one\nROOST: two\n\n{\"type\":\"x\"}\n  ROOST:three\n\u{1b}[31mfour"
        let told = ToldFacts(Array(text.utf8), by: &decoder)
        #expect(
            told.facts == [
                .marker(Marker(prefix: "ROOST:", text: "two")), .marker(Marker(prefix: "ROOST:", text: "three")),
            ]
        )
        #expect(told.errors.isEmpty)
    }

    @Test func bytesThatAreNoTextAreNoError() {
        var decoder = PlainDecoder(DecodingPlan(markers: MarkerPrefixes(["ROOST:"])))
        #expect(ToldFacts([0xff, 0xfe, 0, 10, 200], by: &decoder).errors.isEmpty)
    }
}
