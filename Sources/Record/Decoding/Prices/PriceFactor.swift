/// What a price is multiplied by, exactly: 1.1 in one region, 0.5 in a batch.
package struct PriceFactor: Hashable, Sendable {
    package static let one = PriceFactor(numerator: 1, denominator: 1)
    /// More decimals, or more times the price, than any provider asks for.
    private static let decimalsMax = 9
    private static let timesMax: Int128 = 1_000

    package let numerator: Int64
    package let denominator: Int64

    private init(numerator: Int64, denominator: Int64) {
        self.numerator = numerator
        self.denominator = denominator
    }

    package init(_ text: String) throws(PriceError) {
        guard let number = ExactDecimal(text) else { throw .badNumber(text) }
        var denominator: Int64 = 1
        for _ in 0..<max(0, min(-number.exponent, Self.decimalsMax)) { denominator *= 10 }
        guard let numerator = number.scaled(by: max(0, -number.exponent)), -number.exponent <= Self.decimalsMax,
            numerator > 0, numerator <= Self.timesMax * Int128(denominator)
        else { throw .badFactor(text) }
        self.init(numerator: Int64(numerator), denominator: denominator)
    }

    package var text: String {
        ExactDecimal(digits: Int128(numerator), exponent: 1 - String(denominator).utf8.count).text
    }
}
