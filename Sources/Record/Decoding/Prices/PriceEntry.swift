package import Domain

/// All prices of one model from one day on, as one source has them.
package struct PriceEntry: Hashable, Sendable {
    package let model: String
    package let source: PriceSource
    /// The first day on which it holds, in UTC; nil for ever.
    package let from: CivilDate?
    package let rows: [PriceRow]

    /// The rows of one model and one day. A model without a price of input and of output has no entry.
    package init(_ rows: [PriceRow], source: PriceSource) throws(PriceError) {
        guard let first = rows.first else { throw .notAList("it has no rows") }
        self.source = source
        model = first.model
        from = first.from
        self.rows = rows.sorted { ($0.tier ?? "", $0.above) < ($1.tier ?? "", $1.above) }
        let standard = Self.rates(in: self.rows, tier: nil, prompt: 0)
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
    /// tier, and what has no price there costs what it does below.
    package func rates(tier: String?, prompt: Int64) -> PriceRates { Self.rates(in: rows, tier: tier, prompt: prompt) }

    private static func rates(in rows: [PriceRow], tier: String?, prompt: Int64) -> PriceRates {
        let passed = rows.filter { $0.above < prompt || $0.above == 0 }
        let thresholds = Set(passed.map(\.above)).sorted(by: >)
        return thresholds.reduce(.none) { rates, above in
            let row = passed.last { $0.above == above && $0.tier == tier }?.rates ?? .none
            let standard = passed.last { $0.above == above && $0.tier == nil }?.rates ?? .none
            return rates.filled(from: row).filled(from: standard)
        }
    }

    /// Whether the tier has rows of its own.
    func hasRows(tier: String) -> Bool { rows.contains { $0.tier == tier } }

    func factor(tier: String) -> PriceFactor? { rows.lazy.compactMap { $0.tierFactors[tier] }.first }

    func factor(region: String) -> PriceFactor? { rows.lazy.compactMap { $0.regionFactors[region] }.first }

    private struct Group: Hashable {
        let model: String
        let from: CivilDate?
    }
}
