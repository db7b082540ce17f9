import Decoding
import Domain
import JSON
import Platform
import TestSupport
import Testing

/// The price lists that we ship our prices from, where they are beside the repository.
@Suite("corpora: price lists", .enabled(if: PriceLists.factsPath != nil, "corpora: there is no list of prices here"))
struct PriceListsTests {
    @Test func everyModelCostsWhatTheFactsSayForAMillionTokens() throws {
        let facts = try PriceLists.facts()
        #expect(facts.count == 60)
        for (model, prices) in facts {
            let entry = try #require(PriceCatalog.shipped.entry(for: model, at: nil), "\(model)")
            for field in prices.fields {
                let (kind, above, tier) = try #require(PriceLists.place(field.key), "\(model) \(field.key)")
                let price = entry.rates(tier: tier, prompt: above + 1)[kind]
                let expected = try Price(dollarsPerMillion: PriceLists.text(field.value))
                #expect(price == expected, "\(model) \(field.key)")
            }
        }
    }

    @Test func theFactsAsAListAgreeWithWhatWeShip() throws {
        let path = try #require(PriceLists.factsPath)
        let list = try JSONReader.read(try SystemDisk().readAll(path, bytesMax: 1 << 24))
        let models = try #require(list["models"])
        let imported = try PriceImport.liteLLM(JSONWriter.bytes(models))
        #expect(imported.entries.count == 53)
        #expect(imported.leftOut.isEmpty)
        // The rest is given only for a million tokens.
        #expect(imported.skipped.allSatisfy { $0.why == .noTokenPrices })

        let renamed = imported.entries.filter { PriceCatalog.shipped.entry(for: $0.model, at: nil) != nil }
        #expect(renamed.count == imported.entries.count)
        for entry in imported.entries {
            let ours = try #require(PriceCatalog.shipped.entry(for: entry.model, at: nil))
            let tiers = Set(entry.rows.map(\.tier))
            for tier in tiers where !(entry.model == "gpt-5-nano" && tier == "priority") {
                for prompt in [Int64(1), 100_001, 200_001, 272_001] {
                    let (expected, found) = (
                        entry.rates(tier: tier, prompt: prompt), ours.rates(tier: tier, prompt: prompt)
                    )
                    #expect(found == expected, "\(entry.model) \(tier ?? "") \(prompt)")
                }
            }
        }
    }
}
