import Decoding
import Domain
import Testing

@Suite struct PriceImportTests {
    private static let list = """
        {
          "sample_spec": {"input_cost_per_token": 0.0, "mode": "one of: chat, embedding"},
          "m": {
            "input_cost_per_token": 1.25e-06, "output_cost_per_token": 1e-05,
            "cache_read_input_token_cost": 1.25e-07, "cache_creation_input_token_cost": 2.5E-6,
            "cache_creation_input_token_cost_above_1hr": 5e-6,
            "cache_creation_input_token_cost_above_1hr_above_200k_tokens": 1e-5,
            "input_cost_per_token_above_200k_tokens": 2.5e-06,
            "input_cost_per_token_above_200k_tokens_flex": 1.25e-06,
            "output_cost_per_token_batches": "5e-06", "output_cost_per_reasoning_token": 4e-05,
            "provider_specific_entry": {"us": 1.1, "fast": 2, "free_images": 5},
            "regional_processing_uplift_multiplier_eu": 1.2,
            "search_context_cost_per_query": {"search_context_size_medium": 0.01},
            "output_cost_per_image": 0.04, "supports_vision": true, "no such thing yet": {"a": [1]},
            "input_cost_per_token_priority": null
          },
          "tiered": {"tiered_pricing": [
            {"range": [0, 32000.0], "input_cost_per_token": 1e-06, "output_cost_per_token": 5e-06},
            {"range": [32000.0, 128000], "input_cost_per_token": 2e-06, "output_cost_per_token": 9e-06},
            {"max_results_range": [0, 25]}
          ]},
          "xai/grok": {"litellm_provider": "xai", "input_cost_per_token": 1e-6, "output_cost_per_token": 2e-6,
            "input_cost_per_token_above_128k_tokens": 3e-6},
          "draws": {"output_cost_per_image": 0.06},
          "gift": {"input_cost_per_token": 0, "output_cost_per_token": 0.0},
          "fine": {"input_cost_per_token": 1e-30, "output_cost_per_token": 1e-6},
          "odd": 7
        }
        """

    @Test func pricesAreTakenAsTheyAreWritten() throws {
        let result = try PriceImport.liteLLM(Array(Self.list.utf8))
        #expect(result.entries.map(\.model) == ["m", "tiered", "xai/grok"])
        let entry = try #require(result.entries.first)
        #expect(entry.source == .imported)
        let rates = entry.rates(tier: nil, prompt: 0)
        let texts = TokenKind.allCases.map { rates[$0]?.perMillionText }
        #expect(texts == ["1.25", "10", "40", "0.125", "2.5", "5"])
        let long = entry.rates(tier: nil, prompt: 200_001)
        #expect(long.input?.perMillionText == "2.5")
        #expect(long.cacheWrite1h?.perMillionText == "10")
        #expect(entry.rates(tier: "flex", prompt: 200_001).input?.perMillionText == "1.25")
        #expect(entry.rates(tier: "batch", prompt: 1).output?.perMillionText == "5")
    }

    @Test func factorsAndSearchesAreTaken() throws {
        let catalog = PriceCatalog(try PriceImport.liteLLM(Array(Self.list.utf8)).entries)
        func dollars(_ terms: PriceTerms) -> String? {
            catalog.cost(of: Usage(input: 100_000), model: "m", terms: terms).computed?.exactText
        }
        #expect(dollars(PriceTerms(tier: "fast")) == "0.25")
        #expect(dollars(PriceTerms(region: "us")) == "0.1375")
        #expect(dollars(PriceTerms(region: "eu")) == "0.15")
        #expect(dollars(PriceTerms(webSearches: 2)) == "0.145")
    }

    @Test func listsOfSizesAreTiers() throws {
        let result = try PriceImport.liteLLM(Array(Self.list.utf8))
        let tiered = try #require(result.entries.first { $0.model == "tiered" })
        let inputs = [32_000, 32_001, 900_000].map { tiered.rates(tier: nil, prompt: $0).input?.perMillionText }
        #expect(inputs == ["1", "2", "2"])
        // This provider asks for the higher price at the very size.
        let grok = try #require(result.entries.first { $0.model == "xai/grok" })
        #expect(grok.rates(tier: nil, prompt: 127_999).input?.perMillionText == "1")
        #expect(grok.rates(tier: nil, prompt: 128_000).input?.perMillionText == "3")
    }

    @Test func whatIsNotTakenIsSaidWithWhy() throws {
        let result = try PriceImport.liteLLM(Array(Self.list.utf8))
        let why = Dictionary(uniqueKeysWithValues: result.skipped.map { ($0.model, $0.why) })
        #expect(
            why == [
                "draws": .noTokenPrices, "gift": .free, "odd": .notAnObject,
                "fine": .badPrice(field: "input_cost_per_token", .notExact("1e-30")),
            ]
        )
        #expect(
            result.leftOut == ["output_cost_per_image": 1, "provider_specific_entry": 1, "tiered_pricing": 1]
        )
    }

    @Test func importedPricesBeginOnTheDayThatIsGiven() throws {
        let day = CivilDate(year: 2026, month: 11, day: 1)
        let result = try PriceImport.liteLLM(Array(Self.list.utf8), from: day)
        #expect(result.entries.allSatisfy { $0.from == day })
    }

    @Test(arguments: ["", "[]", "{", "7", #"{"a": {}, "a": {}}"#])
    func whatIsNoListIsRefused(text: String) {
        #expect(throws: PriceError.self) { try PriceImport.liteLLM(Array(text.utf8)) }
    }
}
