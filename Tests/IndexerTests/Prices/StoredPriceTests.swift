import Decoding
import Store
import Testing

@testable import Indexer

@Suite struct StoredPriceTests {
    private func rows(_ lists: (text: String, source: PriceSource)...) throws -> [StoredPrice] {
        StoredPrice.rows(
            of: PriceCatalog(
                try lists.flatMap { try PriceEntry.entries(of: PriceText.rows($0.text), source: $0.source) }
            )
        )
    }

    @Test func aModelHasARowForEachSizeOfThePrompt() throws {
        let rows = try rows(("big 0.1 0.5 0.01\n  >1000 0.2 1\n", .shipped))
        #expect(rows.map(\.promptTokensAbove) == [0, 1000])
        #expect(rows.map(\.input) == [100_000_000, 200_000_000])
        #expect(rows.map(\.cachedRead) == [10_000_000, 10_000_000])
        #expect(rows.allSatisfy { $0.effectiveFrom.isEmpty && $0.cachedWrite5m == nil && $0.terms == nil })
    }

    @Test func whatTiersAndRegionsCostStandsBesideIt() throws {
        let rows = try rows(
            ("m 1 2 from=2026-03-01 tier.batch=0.5 region.us=1.1 search=0.01\n  flex 0.5 1\n", .shipped)
        )
        #expect(rows.map(\.effectiveFrom) == ["2026-03-01"])
        let terms = """
            {"tier.flex":{"input":500000000,"output":1000000000},\
            "tier.batch":"0.5","region.us":"1.1","search_usd":"0.01"}
            """
        #expect(rows.map(\.terms) == [terms])
    }

    @Test func ofTwoSourcesTheOneThatCountsIsARow() throws {
        let rows = try rows(("m 1 2\n", .shipped), ("m 3 4\n", .user))
        #expect(rows.map(\.input) == [3_000_000_000] && rows.map(\.origin) == ["user"])
    }
}
