/// What one token or one request costs, exactly, in dollars of which each has 10²⁴ parts. The lists that are in use
/// write prices with up to that many decimals, and the sum of a response still fits 128 bits.
package struct Price: Hashable, Comparable, Sendable {
    static let decimals = 24
    /// 10¹⁵: what a nano-dollar has of them.
    static let partsPerNanodollar: Int128 = 1_000_000_000_000_000
    /// Dearer is a mistake: a million dollars.
    private static let partsMax: Int128 = 1_000_000_000_000_000_000_000_000_000_000

    package static let free = Price(parts: 0)

    package let parts: Int128

    private init(parts: Int128) { self.parts = parts }

    /// Reads dollars as a decimal number, with an exponent if need be. What cannot be said exactly is refused.
    package init(dollars text: String) throws(PriceError) { try self.init(text, decimals: Self.decimals) }

    /// Reads dollars for a million tokens, as price lists for people are written.
    package init(dollarsPerMillion text: String) throws(PriceError) { try self.init(text, decimals: Self.decimals - 6) }

    private init(_ text: String, decimals: Int) throws(PriceError) {
        guard let number = ExactDecimal(text) else { throw .badNumber(text) }
        guard let parts = number.scaled(by: decimals), parts <= Self.partsMax else { throw .notExact(text) }
        guard parts >= 0 else { throw .negative(text) }
        self.parts = parts
    }

    /// In dollars for a million tokens, with as many decimals as it takes.
    package var perMillionText: String { ExactDecimal(digits: parts, exponent: 6 - Self.decimals).text }

    /// In nano-dollars for a million tokens, which is exact for every price that is in use.
    package var nanodollarsPerMillion: Int64 { Int64(clamping: parts / (Self.partsPerNanodollar / 1_000_000)) }

    /// In dollars for one.
    package var text: String { ExactDecimal(digits: parts, exponent: -Self.decimals).text }

    package static func < (left: Price, right: Price) -> Bool { left.parts < right.parts }
}
