import Testing

@testable import Decoding

@Suite struct UnsafeRawBufferPointerLiteralsTests {
    @Test func literalsAreFoundWhereTheyAre() {
        Array("abcABC".utf8).withUnsafeBytes { bytes in
            #expect(bytes.hasLiteral(Array("bc".utf8), at: 1))
            #expect(!bytes.hasLiteral(Array("bc".utf8), at: 4))
            #expect(bytes.hasWord(Array("bc".utf8), at: 4))
            #expect(!bytes.hasWord(Array("bc".utf8), at: 5))
            #expect(!bytes.hasLiteral(Array("a".utf8), at: -1))
        }
    }

    @Test(arguments: [
        ("x", false), (" ", true), ("-", false), ("\\n", true), ("\u{1B}[31m", true), ("\u{1B}[m", true), ("m", false),
        ("", true),
    ])
    func aWordStartsWhereNoneGoesOn(before: String, starts: Bool) {
        let isStart = Array((before + "word").utf8).withUnsafeBytes { $0.startsWord(at: before.utf8.count) }
        #expect(isStart == starts)
    }
}
