package import Domain

extension PriceEntry {
    /// The names of the tier that has no name of its own in a price list.
    private static let standardTiers: Set<String> = ["", "standard", "default", "auto", "on_demand", "standard_only"]

    /// What the usage of one response costs under its terms: summed exactly, rounded once. The whole prompt decides on
    /// the prices, unless the usage is of several responses of which nobody knows the prompts.
    package func amount(
        of usage: Usage,
        terms: PriceTerms,
        isOneResponse: Bool = true
    ) throws(UnpricedReason) -> Money {
        let tier = terms.tier.map { $0.lowercased() }.flatMap { Self.standardTiers.contains($0) ? nil : $0 }
        var factors: [PriceFactor] = []
        if let tier, !hasRows(tier: tier) {
            guard let factor = factor(tier: tier) else { throw .unknownTier(tier, model: model) }
            factors.append(factor)
        }
        if let factor = terms.region.flatMap({ factor(region: $0.lowercased()) }) { factors.append(factor) }

        let rates = rates(tier: tier, prompt: isOneResponse ? usage.prompt : 0)
        var sum = PriceSum()
        for (kind, count) in Self.counts(of: usage, reasoning: terms.reasoning) where count > 0 {
            guard let price = rates.price(of: kind) else { throw .noPrice(kind, model: model) }
            sum.add(count, at: price)
        }
        // A search is paid for by the piece, whatever the tier and the region of the tokens.
        var searches = PriceSum()
        if terms.webSearches > 0 {
            guard let webSearch else { throw .noSearchPrice(model: model) }
            searches.add(terms.webSearches, at: webSearch)
        }
        guard let money = sum.money(times: factors, plus: searches) else { throw .tooMuch(model: model) }
        return money
    }

    private static func counts(of usage: Usage, reasoning: Int64) -> [(kind: TokenKind, count: Int64)] {
        let reasoning = min(max(0, reasoning), usage.output)
        return [
            (.input, usage.input),
            (.output, usage.output - reasoning),
            (.reasoning, reasoning),
            (.cacheRead, usage.cacheRead),
            (.cacheWrite5m, usage.cacheWrite5m),
            (.cacheWrite1h, usage.cacheWrite1h),
        ]
    }
}
