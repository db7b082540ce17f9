import Decoding
import Testing

@Suite struct MarkerPrefixesTests {
    @Test(arguments: [
        ("STATUS: done", Marker(prefix: "STATUS:", text: "done")),
        ("  STATUS:  two words  \r", Marker(prefix: "STATUS:", text: "two words")),
        ("STATUS:", Marker(prefix: "STATUS:", text: "")),
        ("STATUS:\u{301}x", Marker(prefix: "STATUS:", text: "\u{301}x")),
        ("STATUS:FINAL all", Marker(prefix: "STATUS:FINAL", text: "all")),
        ("the STATUS: done", nil), ("status: done", nil), ("STATU", nil), ("", nil),
    ])
    func aLineIsAMarkerByItsPrefix(line: String, expected: Marker?) {
        #expect(MarkerPrefixes(["STATUS:", "", "STATUS:FINAL"]).marker(in: line) == expected)
    }

    @Test func textsHaveMarkersInTheirLines() {
        let markers = MarkerPrefixes(["@@", "##"]).markers(in: "a\n@@ one\r\n\n ## two\nb @@ three")
        #expect(markers == [Marker(prefix: "@@", text: "one"), Marker(prefix: "##", text: "two")])
    }

    @Test func withoutPrefixesNothingIsAMarker() {
        #expect(MarkerPrefixes.none.markers(in: "a\nb").isEmpty)
        #expect(MarkerPrefixes([""]).isEmpty)
    }
}
