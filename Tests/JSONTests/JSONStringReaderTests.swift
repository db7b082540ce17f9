import JSON
import Testing

@Suite struct JSONStringReaderTests {
    private func read(_ inside: [UInt8]) throws(JSONError) -> String? {
        try JSONReader.read([UInt8(ascii: "\"")] + inside + [UInt8(ascii: "\"")]).stringValue
    }

    @Test func everyEscapeIsRead() throws {
        let all = #""\"\\\/\b\f\n\r\t\u0041\u00e9\u65e5\u0000""#
        #expect(try JSONReader.read(all) == "\"\\/\u{8}\u{c}\n\r\tAé日\u{0}")
        #expect(try JSONReader.read(#""\u00E9\u00e9""#) == "éé")
    }

    @Test func surrogatePairsAreOneLetter() throws {
        #expect(try JSONReader.read(#""\ud83d\ude80""#) == "🚀")
        #expect(try JSONReader.read(#""\uD800\uDC00\uDBFF\uDFFF""#) == "\u{10000}\u{10ffff}")
    }

    @Test(arguments: [
        (#""\ud83d""#, "\u{fffd}"),
        (#""\ude80""#, "\u{fffd}"),
        (#""\ud83dx""#, "\u{fffd}x"),
        (#""\ud83d\n""#, "\u{fffd}\n"),
        (#""\ud83d\u0041""#, "\u{fffd}A"),
        (#""\ud83d\ud83d\ude80""#, "\u{fffd}🚀"),
        (#""\ude80\ud83d""#, "\u{fffd}\u{fffd}"),
    ])
    func halvesOfPairsAreReplaced(text: String, value: String) throws {
        #expect(try JSONReader.read(text) == .string(value))
    }

    /// The examples of "Substitution of Maximal Subparts" in chapter 3 of the Unicode Standard, which the WHATWG
    /// decoder follows; a star stands for U+FFFD.
    private static let broken: [([UInt8], String)] = [
        ([0xc0, 0xaf, 0xe0, 0x80, 0xbf, 0xf0, 0x81, 0x82, 0x41], "********A"),
        ([0xed, 0xa0, 0x80, 0xed, 0xbf, 0xbf, 0xed, 0xaf, 0x41], "********A"),
        ([0xf4, 0x91, 0x92, 0x93, 0xff, 0x41, 0x80, 0xbf, 0x42], "*****A**B"),
        ([0xe1, 0x80, 0xe2, 0xf0, 0x91, 0x92, 0xf1, 0xbf, 0x41], "****A"),
        ([0x61, 0xf1, 0x80, 0x80, 0xe1, 0x80, 0xc2, 0x62, 0x80, 0x63, 0x80, 0xbf, 0x64], "a***b*c**d"),
        ([0xe2, 0x82], "*"),
        ([0xf0, 0x9f, 0x9a], "*"),
        ([0xff], "*"),
    ]

    @Test(arguments: broken)
    func bytesThatAreNoUTF8AreReplaced(bytes: [UInt8], pattern: String) throws {
        let expected = pattern.replacing("*", with: "\u{fffd}")
        #expect(try read(bytes) == expected)
        // Once more behind an escape, which takes the other way through the reader.
        #expect(try read(Array(#"\n"#.utf8) + bytes) == "\n" + expected)
    }

    @Test func aBrokenByteBeforeAnEscapeStaysApart() throws {
        #expect(try read([0xc3] + Array(#"\u00a9"#.utf8)) == "\u{fffd}©")
        #expect(try read([0xe2, 0x82] + Array(#"\n"#.utf8)) == "\u{fffd}\n")
    }

    @Test(arguments: [
        (#""\x41""#, JSONError.badEscape(offset: 1)),
        (#""a\'""#, .badEscape(offset: 2)),
        (#""\u12g4""#, .badEscape(offset: 1)),
        (#""\u 123""#, .badEscape(offset: 1)),
        (#""\u12""#, .unexpectedEnd(offset: 6)),
        (#""\ud83d\u12x4""#, .badEscape(offset: 7)),
        (#""\"#, .unexpectedEnd(offset: 2)),
        (#""abc"#, .unexpectedEnd(offset: 4)),
        ("\"a\nb\"", .controlCharacter(0x0a, offset: 2)),
        ("\"0123456789\u{1f}\"", .controlCharacter(0x1f, offset: 11)),
    ])
    func brokenStringsAreRefusedWithTheirPlace(text: String, error: JSONError) {
        #expect(throws: error) { try JSONReader.read(text) }
    }

    // By itself: the log of the tests loses what stands behind a NUL in the arguments of a case.
    @Test func aNULInAStringIsRefused() {
        #expect(throws: JSONError.controlCharacter(0, offset: 1)) { try JSONReader.read("\"\0\"") }
    }

    @Test func aDeletionCharacterIsNoControlCharacter() throws {
        #expect(try JSONReader.read("\"\u{7f}\"") == "\u{7f}")
    }
}
