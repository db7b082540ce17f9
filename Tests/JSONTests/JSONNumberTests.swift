import JSON
import Testing

@Suite struct JSONNumberTests {
    @Test(arguments: [
        ("0", JSONValue.integer(0)),
        ("-1", .integer(-1)),
        ("9007199254740993", .integer(9_007_199_254_740_993)),
        ("9223372036854775807", .integer(.max)),
        ("-9223372036854775808", .integer(.min)),
        ("9223372036854775808", .decimal("9223372036854775808")),
        ("-9223372036854775809", .decimal("-9223372036854775809")),
        ("18446744073709551616", .decimal("18446744073709551616")),
        ("99999999999999999999999999", .decimal("99999999999999999999999999")),
        ("-0", .decimal("-0")),
        ("1.0", .decimal("1.0")),
        ("1e2", .decimal("1e2")),
        ("1e400", .decimal("1e400")),
        ("-2.50E+07", .decimal("-2.50E+07")),
        ("0.1e-9", .decimal("0.1e-9")),
    ])
    func numbersKeepTheirExactValueOrText(text: String, value: JSONValue) throws {
        #expect(try JSONReader.read(text) == value)
        #expect(JSONWriter.text(value) == text)
        #expect(JSONNumber.isNumber(text))
    }

    @Test(arguments: ["-", "01", "-01", "00", "1.", "1.e5", "1e", "1e+", "-e1", "0.", "--1"])
    func malformedNumbersAreRefused(text: String) {
        #expect(throws: JSONError.badNumber(offset: 1)) { try JSONReader.read("[\(text)]") }
    }

    @Test(arguments: ["", " 1", "1 ", "0x10", "1_000", ".5", "+1", "NaN", "Infinity", "1,5", "１"])
    func otherTextsAreNoNumbers(text: String) {
        #expect(!JSONNumber.isNumber(text))
    }

    @Test(arguments: ["-", "1.", "1e", "1e+", "-0."])
    func aNumberThatIsCutOffEndsTooEarly(text: String) {
        #expect(throws: JSONError.unexpectedEnd(offset: text.utf8.count)) { try JSONReader.read(text) }
    }
}
