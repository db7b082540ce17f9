import JSON
import Testing

@Suite struct JSONErrorTests {
    @Test(arguments: [
        (JSONError.tooLarge(bytes: 9, bytesMax: 4), 4, "9 bytes of JSON are more than the 4 allowed"),
        (.byteOrderMark(offset: 0), 0, "a byte order mark stands before the JSON, which must be plain UTF-8"),
        (.unexpectedEnd(offset: 3), 3, "the JSON ends too early, at byte 3"),
        (.unexpectedByte(UInt8(ascii: "x"), offset: 5), 5, "'x' is out of place at byte 5"),
        (.unexpectedByte(0x07, offset: 5), 5, "the byte 0x07 is out of place at byte 5"),
        (.trailingByte(0xff, offset: 6), 6, "the byte 0xff follows the JSON value, at byte 6"),
        (.tooDeep(depthMax: 64, offset: 7), 7, "the JSON nests deeper than 64 at byte 7"),
        (.badNumber(offset: 8), 8, "a number is malformed at byte 8"),
        (.badEscape(offset: 9), 9, "an escape sequence is malformed at byte 9"),
        (.controlCharacter(0x1b, offset: 10), 10, "the byte 0x1b stands unescaped in a string at byte 10"),
        (.duplicateKey("a\u{1b}", offset: 11), 11, #"the key "a\u{1B}" stands twice, at byte 11"#),
    ])
    func eachErrorTellsWhatAndWhere(error: JSONError, offset: Int, text: String) {
        #expect(error.offset == offset)
        #expect(error.description == text)
    }

    @Test func aKeyOfAnyLengthMakesAShortError() {
        let error = JSONError.duplicateKey(String(repeating: "k", count: 100_000), offset: 0)
        #expect(error.description.utf8.count < 120)
    }
}
