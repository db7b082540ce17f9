import Decoding
import Testing

@Suite struct DecodingErrorTests {
    @Test(arguments: [
        (DecodingError.emptyLine, "the line is empty"),
        (.torn(offset: 7), "the line breaks off at byte 7"),
        (.notUTF8(offset: 3), "byte 3 is no UTF-8"),
        (.controlCharacter(offset: 3), "byte 3 is a control character within a string"),
        (.unexpectedByte(0x0a, offset: 3), "byte 3, 0x0a, does not belong there"),
        (.tooDeep(depthMax: 8, offset: 9), "values nest deeper than 8 levels at byte 9"),
        (.lineTooLong(bytes: 9, bytesMax: 8), "a line of 9 bytes is longer than 8"),
        (.tooManyTokens(tokensMax: 8, offset: 9), "the line has more than 8 tokens before byte 9"),
        (.notObject, "the line is JSON, but no object"), (.noMemory, "there is no memory for the line"),
    ])
    func eachSaysWhatIsWrongAndWhere(error: DecodingError, expected: String) {
        #expect("\(error)" == expected)
    }

    @Test func whatAPersonCanDoIsHinted() {
        #expect(DecodingError.torn(offset: 1).hint?.contains("import again") == true)
        #expect(DecodingError.notObject.hint == nil)
    }
}
