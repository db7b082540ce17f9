/// Two prices for the same thing. The first is the one that counts.
package struct PriceConflict: Hashable, Sendable {
    package let model: String
    package let tier: String?
    package let above: Int64
    package let kind: TokenKind
    package let counting: Price
    package let other: Price
    package let countingSource: PriceSource
    package let otherSource: PriceSource

    /// The conflicts among entries of one model that hold from the same day.
    static func all(among entries: [PriceEntry]) -> [PriceConflict] {
        let rows = entries.flatMap { entry in entry.rows.map { (row: $0, source: entry.source) } }
        return rows.enumerated().flatMap { place, first in
            rows[(place + 1)...].filter { second in
                second.row.from == first.row.from && second.row.tier == first.row.tier
                    && second.row.above == first.row.above
            }.flatMap { second in conflicts(first.row, second.row, first.source, second.source) }
        }
    }

    private static func conflicts(
        _ first: PriceRow,
        _ second: PriceRow,
        _ source: PriceSource,
        _ otherSource: PriceSource
    ) -> [PriceConflict] {
        TokenKind.allCases.compactMap { kind in
            guard let counting = first.rates[kind], let other = second.rates[kind], counting != other else {
                return nil
            }
            return PriceConflict(
                model: first.model,
                tier: first.tier,
                above: first.above,
                kind: kind,
                counting: counting,
                other: other,
                countingSource: source,
                otherSource: otherSource
            )
        }
    }
}
