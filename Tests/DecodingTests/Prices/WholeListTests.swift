import Decoding
import Domain
import Platform
import TestSupport
import Testing

/// LiteLLM's list as it comes with its package: `ROOST_LITELLM` names the file.
@Suite(
    "corpora: LiteLLM's list",
    .enabled(if: PriceLists.liteLLMPath != nil, "corpora: ROOST_LITELLM names no list")
)
struct WholeListTests {
    private let result: PriceImport

    init() throws {
        let path = try #require(PriceLists.liteLLMPath)
        result = try PriceImport.liteLLM(try SystemDisk().readAll(path, bytesMax: 1 << 26))
    }

    @Test func noPriceIsTooFineToBeSaid() {
        let bad = result.skipped.filter {
            if case .badPrice = $0.why { true } else { false }
        }
        #expect(bad.isEmpty)
        #expect(result.entries.count > 2_500)
    }

    @Test func itAgreesWithWhatWeShip() throws {
        let imported = PriceCatalog(result.entries)
        for entry in ShippedPrices.entries {
            guard let found = imported.entry(for: entry.model, at: nil) else { continue }
            for prompt in [Int64(1), 100_001, 200_001, 272_001] {
                let theirs = found.rates(tier: nil, prompt: prompt)
                let ours = entry.rates(tier: nil, prompt: prompt)
                for kind in TokenKind.allCases where ours[kind] != nil {
                    #expect(theirs[kind] == ours[kind], "\(entry.model) \(kind) \(prompt)")
                }
            }
        }
    }

    @Test func asTextItReadsBackAsTheSame() throws {
        let rows = try PriceText.rows(PriceText.text(of: result.entries))
        #expect(try PriceEntry.entries(of: rows, source: .imported) == result.entries)
    }

    @Test func deploymentsHaveTheirOwnPrices() throws {
        let imported = PriceCatalog(result.entries)
        let model = "us.anthropic.claude-sonnet-4-5-20250929-v1:0"
        #expect(imported.cost(of: Usage(input: 100_000), model: model).computed?.exactText == "0.33")
    }
}
