package import Domain

/// One row of a price list: the prices of a model, in one service tier, for prompts above a size. The user's own file
/// and the list that we ship are made of these.
package struct PriceRow: Hashable, Sendable {
    package var model: String
    /// The first day on which the row holds, in UTC; nil for ever.
    package var from: CivilDate?
    /// nil for the standard tier.
    package var tier: String?
    /// The row holds for prompts of more tokens than this.
    package var above: Int64
    package var rates: PriceRates
    /// By service tier, where a tier costs so many times the standard one.
    package var tierFactors: [String: PriceFactor]
    package var regionFactors: [String: PriceFactor]
    package var webSearch: Price?
    /// What a person should know of the row.
    package var note: String?

    package init(
        model: String,
        from: CivilDate? = nil,
        tier: String? = nil,
        above: Int64 = 0,
        rates: PriceRates = .none,
        tierFactors: [String: PriceFactor] = [:],
        regionFactors: [String: PriceFactor] = [:],
        webSearch: Price? = nil,
        note: String? = nil
    ) {
        self.model = model
        self.from = from
        self.tier = tier
        self.above = above
        self.rates = rates
        self.tierFactors = tierFactors
        self.regionFactors = regionFactors
        self.webSearch = webSearch
        self.note = note
    }
}
