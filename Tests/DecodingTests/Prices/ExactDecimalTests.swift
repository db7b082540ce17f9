import Testing

@testable import Decoding

@Suite struct ExactDecimalTests {
    @Test(arguments: [
        ("12", 12, 0), ("1200", 12, 2), ("-0.50", -5, -1), ("1.25e-06", 125, -8), ("0.000", 0, 0), ("0e99", 0, 0),
        ("007", 7, 0), ("1E2", 1, 2),
    ])
    func aNumberIsItsDigitsAndAPowerOfTen(text: String, digits: Int64, exponent: Int) throws {
        let number = try #require(ExactDecimal(text))
        #expect(number.digits == Int128(digits))
        #expect(number.exponent == exponent)
    }

    @Test(arguments: ["0", "12", "-0.5", "0.000001", "1200", "3.14"])
    func aNumberIsWrittenAsPlainlyAsItIsRead(text: String) {
        #expect(ExactDecimal(text)?.text == text)
    }

    @Test func aNumberIsScaledOnlyToAWholeOne() throws {
        let number = try #require(ExactDecimal("1.25"))
        #expect(number.scaled(by: 2) == 125)
        #expect(number.scaled(by: 4) == 12_500)
        #expect(number.scaled(by: 1) == nil)
        #expect(number.scaled(by: 39) == nil)
        #expect(ExactDecimal("0")?.scaled(by: -5) == 0)
    }

    @Test func whatHasMoreDigitsThanAnyPriceIsRefused() {
        #expect(ExactDecimal(String(repeating: "9", count: 30)) != nil)
        #expect(ExactDecimal(String(repeating: "9", count: 31)) == nil)
        // Zeros are no digits that count.
        #expect(ExactDecimal("0.\(String(repeating: "0", count: 50))1")?.exponent == -51)
    }
}
