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

    @Test func aSequenceWithinAWordIsNothing() {
        func splits(_ text: String) -> Bool {
            Array(text.utf8).withUnsafeBytes { Escape.splitsWord(in: $0, at: 1) }
        }
        #expect(splits("a\u{1B}[31mb"))
        #expect(splits("a\u{1B}[m\u{1B}[Kb"))
        #expect(splits(#"a\u001b[01;31mb"#))
        #expect(!splits("a\u{1B}[31m "))
        #expect(!splits(" \u{1B}[31mb"))
        #expect(!splits("a\u{1B}[31"))
        #expect(!splits("a\u{1B}[2Jb"))
    }
}
