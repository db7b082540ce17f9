import Decoding
import JSON
import Store

extension StoredPrice {
    /// What the prices of a catalog look like as rows, for whoever asks the database why a response cost what it did.
    /// Where two sources price the same model from the same day on, the one that counts is a row.
    static func rows(of catalog: PriceCatalog) -> [StoredPrice] {
        var known: Set<Key> = []
        return catalog.list.flatMap(rows).filter { known.insert(Key($0)).inserted }
    }

    private static func rows(of entry: PriceEntry) -> [StoredPrice] {
        Set(entry.rows.map(\.above)).union([0]).sorted().compactMap { above in
            // The bound is one that the prompt has to pass.
            let rates = entry.rates(tier: nil, prompt: above == 0 ? 0 : above + 1)
            guard let input = rates.input, let output = rates.output else { return nil }
            var row = StoredPrice(
                model: entry.model,
                effectiveFrom: entry.from.map { "\($0)" } ?? "",
                input: input.nanodollarsPerMillion,
                output: output.nanodollarsPerMillion,
                origin: entry.source.rawValue
            )
            row.promptTokensAbove = above
            row.cachedRead = rates.cacheRead?.nanodollarsPerMillion
            row.cachedWrite5m = rates.cacheWrite5m?.nanodollarsPerMillion
            row.cachedWrite1h = rates.cacheWrite1h?.nanodollarsPerMillion
            row.terms = terms(of: entry, above: above)
            return row
        }
    }

    /// What else the entry says: multipliers of tiers and regions, which hold for prompts of every size, what a search
    /// costs, and the prices of tiers that have their own.
    private static func terms(of entry: PriceEntry, above: Int64) -> String? {
        var terms: JSONObject = [:]
        for row in entry.rows where row.above == above {
            if let tier = row.tier { terms["tier.\(tier)"] = .object(prices(of: row.rates)) }
        }
        for row in entry.rows where above == 0 {
            for (tier, factor) in row.tierFactors.sorted(by: { $0.key < $1.key }) {
                terms["tier.\(tier)"] = .string(factor.text)
            }
            for (region, factor) in row.regionFactors.sorted(by: { $0.key < $1.key }) {
                terms["region.\(region)"] = .string(factor.text)
            }
        }
        if above == 0, let search = entry.webSearch { terms["search_usd"] = .string(search.text) }
        return terms.isEmpty ? nil : JSONWriter.text(.object(terms))
    }

    private static func prices(of rates: PriceRates) -> JSONObject {
        let named = [
            ("input", rates.input), ("output", rates.output), ("cached_read", rates.cacheRead),
            ("cached_write_5m", rates.cacheWrite5m), ("cached_write_1h", rates.cacheWrite1h),
        ]
        return JSONObject(named.compactMap { name, price in price.map { (name, .integer($0.nanodollarsPerMillion)) } })
    }

    private struct Key: Hashable {
        let model: String
        let from: String
        let above: Int64

        init(_ price: StoredPrice) {
            (model, from, above) = (price.model, price.effectiveFrom, price.promptTokensAbove)
        }
    }
}
