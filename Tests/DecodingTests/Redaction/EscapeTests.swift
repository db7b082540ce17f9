import Testing

@testable import Decoding

@Suite struct EscapeTests {
    private func escape(_ text: String) -> (Int, UInt8?)? {
        Array(text.utf8).withUnsafeBytes { bytes in
            Escape.any(in: bytes, at: 0).map { ($0.length, $0.byte) }
        }
    }

    @Test(
        arguments: [
            (#"\n"#, 2, 0x0a), (#"\""#, 2, 0x22), (#"\\"#, 2, 0x5c), (#"\/"#, 2, 0x2f), (#"\u0041"#, 6, 0x41),
            (#"\u00e9"#, 6, nil), ("%2F", 3, 0x2f), ("%2f", 3, 0x2f),
        ] as [(String, Int, UInt8?)]
    )
    func anEscapeHasALengthAndACharacter(text: String, length: Int, byte: UInt8?) throws {
        let found = try #require(escape(text + "x"))
        #expect(found == (length, byte))
    }

    @Test(arguments: [#"\q"#, #"\u00"#, #"\u00g1"#, "%2", "%zz", "%e9", "a", "\\"])
    func otherThingsAreNone(text: String) {
        #expect(escape(text) == nil)
    }

    @Test func aRangeIsWidenedToWholeEscapes() {
        func whole(_ text: String, _ range: Range<Int>) -> Range<Int> {
            Array(text.utf8).withUnsafeBytes { Escape.whole(range, in: $0) }
        }
        #expect(whole(#"a\nb"#, 2..<4) == 1..<4)
        #expect(whole(#"a\\nb"#, 3..<5) == 3..<5)
        #expect(whole(#"a\u0041b"#, 5..<8) == 1..<8)
        #expect(whole(#"ab\\"#, 0..<3) == 0..<4)
        #expect(whole(#"a\qb"#, 2..<3) == 2..<3)
    }

    @Test func aTextWithoutItsEscapesKnowsWhereItCameFrom() {
        let source = Array(#"x\u0041%42\"\u00e9z"#.utf8)
        source.withUnsafeBytes { source in
            let text = UnescapedText(source, 1..<source.count)
            #expect(text.bytes == [0x41, 0x42, 0x22, 0xff, 0x7a])
            #expect(text.origin(of: 0..<1) == 1..<7)
            #expect(text.origin(of: 1..<3) == 7..<12)
            #expect(text.origin(of: 4..<5) == 18..<19)
        }
    }
}
