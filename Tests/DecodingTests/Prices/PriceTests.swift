import Testing

@testable import Decoding

@Suite struct PriceTests {
    @Test(arguments: [
        ("1.25e-06", "1.25"), ("3e-06", "3"), ("0.000003", "3"), ("1E-7", "0.1"), ("0", "0"), ("0.0", "0"),
        ("1.5e+0", "1500000"), ("3.0001999999999996E-7", "0.30001999999999996"),
        ("5.0000000000000004E-8", "0.050000000000000004"),
    ])
    func aPriceIsExactlyTheNumberThatIsWritten(text: String, perMillion: String) throws {
        let price = try Price(dollars: text)
        #expect(price.perMillionText == perMillion)
        #expect(try Price(dollarsPerMillion: perMillion) == price)
    }

    @Test(arguments: ["1e-25", "0.30000000000000000000000001", "1e400", "1e7", "1e31"])
    func whatCannotBeSaidExactlyIsRefused(text: String) {
        #expect(throws: PriceError.notExact(text)) { try Price(dollars: text) }
    }

    @Test(arguments: ["", "x", "1.", ".5", "1e", "1e999", "0x1", "1,5", "NaN", "1 "])
    func whatIsNoNumberIsRefused(text: String) {
        #expect(throws: PriceError.badNumber(text)) { try Price(dollars: text) }
    }

    @Test func nobodyIsPaidForTokens() {
        #expect(throws: PriceError.negative("-1e-6")) { try Price(dollars: "-1e-6") }
    }
}
