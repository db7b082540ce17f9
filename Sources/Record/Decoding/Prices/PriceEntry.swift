package import Domain

/// All prices of one model from one day on, as one source has them.
package struct PriceEntry: Hashable, Sendable {
    package let model: String
    package let source: PriceSource
    /// The first day on which it holds, in UTC; nil for ever.
    package let from: CivilDate?
    package let rows: [PriceRow]
    /// What the rows come to for each tier and size of the prompt, of one tier the largest size first.
    private let plans: [Plan]

    /// The rows of one model and one day. A model without a price of input and of output has no entry.
    package init(_ rows: [PriceRow], source: PriceSource) throws(PriceError) {
        guard let first = rows.first else { throw .notAList("it has no rows") }
        for name in [first.model] + rows.compactMap(\.tier) where !PriceText.isName(name) { throw .badName(name) }
        self.source = source
        model = first.model
        from = first.from
        self.rows = rows.sorted { ($0.tier ?? "", $0.above) < ($1.tier ?? "", $1.above) }
        plans = Self.plans(of: self.rows)
        let standard = rates(tier: nil, prompt: 0)
        guard standard.input != nil else { throw .missing("price of input", model: model) }
        guard standard.output != nil else { throw .missing("price of output", model: model) }
    }

    /// Rows grouped into entries, in the order of their first rows.
    package static func entries(of rows: [PriceRow], source: PriceSource) throws(PriceError) -> [PriceEntry] {
        var order: [Group] = []
        var groups: [Group: [PriceRow]] = [:]
        for row in rows {
            let group = Group(model: row.model, from: row.from)
            if groups[group] == nil { order.append(group) }
            groups[group, default: []].append(row)
        }
        var entries: [PriceEntry] = []
        for group in order { entries.append(try PriceEntry(groups[group] ?? [], source: source)) }
        return entries
    }

    package var webSearch: Price? { rows.lazy.compactMap(\.webSearch).first }
    package var notes: [String] { rows.compactMap(\.note) }

    /// The prices for a prompt of so many tokens. The highest threshold that the whole prompt passes decides, and then
    /// for every kind of token. What a tier does not price above a threshold costs what it costs there without the
    /// tier, and what has no price there costs what it does below. A tier without rows has the prices of none.
    package func rates(tier: String?, prompt: Int64) -> PriceRates {
        let tier = tier.flatMap { hasRows(tier: $0) ? $0 : nil }
        return plans.first { $0.tier == tier && ($0.above < prompt || $0.above == 0) }?.rates ?? .none
    }

    private static func plans(of rows: [PriceRow]) -> [Plan] {
        let tiers = [nil] + Set(rows.compactMap(\.tier)).sorted()
        let thresholds = Set(rows.map(\.above)).union([0]).sorted()
        return tiers.flatMap { tier in
            var rates = PriceRates.none
            let plans = thresholds.map { above in
                let row = rows.first { $0.above == above && $0.tier == tier }?.rates ?? .none
                let standard = rows.first { $0.above == above && $0.tier == nil }?.rates ?? .none
                rates = row.filled(from: standard).filled(from: rates)
                return Plan(tier: tier, above: above, rates: rates)
            }
            return plans.reversed()
        }
    }

    /// Whether the tier has rows of its own.
    func hasRows(tier: String) -> Bool { rows.contains { $0.tier == tier } }

    func factor(tier: String) -> PriceFactor? { rows.lazy.compactMap { $0.tierFactors[tier] }.first }

    func factor(region: String) -> PriceFactor? { rows.lazy.compactMap { $0.regionFactors[region] }.first }

    private struct Plan: Hashable {
        let tier: String?
        let above: Int64
        let rates: PriceRates
    }

    private struct Group: Hashable {
        let model: String
        let from: CivilDate?
    }
}
