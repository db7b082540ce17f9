import TestSupport
import Testing

@testable import Decoding

@Suite struct UnescapedTextTests {
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

    @Test func aSequenceLeavesNothing() {
        let source = Array("ab\u{1B}[31mcd\u{1B}[0m".utf8)
        source.withUnsafeBytes { source in
            let text = UnescapedText(source, 0..<source.count)
            #expect(text.bytes == Array("abcd".utf8))
            #expect(text.origin(of: 1..<3) == 1..<8)
            #expect(text.origin(of: 0..<4) == 0..<9)
        }
    }

    @Test func theOriginOfEachByteIsWhereItStood() {
        var generator = SeededGenerator(seed: 31)
        let pieces: [(written: String, byte: UInt8)] = [
            ("a", 0x61), (#"\n"#, 0x0a), (#"\u0062"#, 0x62), ("%63", 0x63), (#"\/"#, 0x2f), ("%", 0x25), ("d", 0x64),
        ]
        for _ in 0..<500 {
            var source: [UInt8] = []
            var expected: [(byte: UInt8, range: Range<Int>)] = []
            for _ in 0..<Int.random(in: 1..<40, using: &generator) {
                let piece = pieces[Int.random(in: 0..<pieces.count, using: &generator)]
                expected.append((piece.byte, source.count..<source.count + piece.written.utf8.count))
                // A bare percent sign must not begin an escape with what follows.
                source += Array(piece.written.utf8) + (piece.written == "%" ? [UInt8(ascii: ";")] : [])
                if piece.written == "%" { expected.append((UInt8(ascii: ";"), source.count - 1..<source.count)) }
            }
            source.withUnsafeBytes { bytes in
                let text = UnescapedText(bytes, 0..<bytes.count)
                #expect(text.bytes == expected.map(\.byte))
                for place in expected.indices {
                    #expect(text.origin(of: place..<place + 1) == expected[place].range)
                    let whole = expected[0].range.lowerBound..<expected[place].range.upperBound
                    #expect(text.origin(of: 0..<place + 1) == whole)
                }
            }
        }
    }
}
