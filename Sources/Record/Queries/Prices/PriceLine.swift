import Decoding

/// One row of the price list, in dollars for a million tokens, for people and programs.
package struct PriceLine: Hashable, Sendable {
    package let model: String
    /// The first day on which it holds; nothing for ever.
    package let from: String?
    package let tier: String?
    /// It holds for prompts of more tokens than this.
    package let above: Int64
    package let input: String?
    package let output: String?
    package let cacheRead: String?
    package let cacheWrite5m: String?
    package let cacheWrite1h: String?
    package let reasoning: String?
    /// Dollars for one.
    package let webSearch: String?
    /// `batch 0.5, us 1.1`: how many times the price, in a tier or a region.
    package let factors: String?
    package let origin: String
    package let note: String?

    init(_ row: PriceRow, _ source: PriceSource) {
        model = row.model
        from = row.from.map { "\($0)" }
        tier = row.tier
        above = row.above
        input = row.rates.input?.perMillionText
        output = row.rates.output?.perMillionText
        cacheRead = row.rates.cacheRead?.perMillionText
        cacheWrite5m = row.rates.cacheWrite5m?.perMillionText
        cacheWrite1h = row.rates.cacheWrite1h?.perMillionText
        reasoning = row.rates.reasoning?.perMillionText
        webSearch = row.webSearch?.text
        let factors = [row.tierFactors, row.regionFactors].flatMap { $0.sorted { $0.key < $1.key } }
            .map { "\($0.key) \($0.value.text)" }
        self.factors = factors.isEmpty ? nil : factors.joined(separator: ", ")
        origin = source.rawValue
        note = row.note
    }
}
