import Decoding
import Domain
import Testing

@Suite struct ShippedPricesTests {
    private let prices = PriceCatalog.shipped

    /// What Claude itself reported for runs of which every counter is known.
    @Test(arguments: [
        (Usage(input: 25, output: 252, cacheRead: 46_550, cacheWrite5m: 2_450, cacheWrite1h: 300), "0.0288075"),
        (Usage(input: 10, output: 9, cacheRead: 11_000, cacheWrite5m: 2_000), "0.010965"),
        (Usage(input: 11, output: 55, cacheRead: 18_700, cacheWrite5m: 700), "0.009093"),
        (Usage(input: 10, output: 160, cacheRead: 21_800, cacheWrite5m: 1_900, cacheWrite1h: 300), "0.017895"),
        (Usage(input: 9, output: 6, cacheRead: 100), "0.000147"),
    ])
    func whatClaudeSaysARunCostIsWhatWeCompute(usage: Usage, dollars: String) throws {
        let reported = try Money(dollars: dollars)
        let cost = prices.cost(of: usage, model: "claude-sonnet-4-5-20250929", reported: reported)
        #expect(cost.computed == reported)
        #expect(cost.drift == .zero)
        #expect(cost.basis == .computed)
    }

    @Test(arguments: [
        ("gpt-5.5", Usage(input: 272_000, output: 1_000), "1.39"),
        ("gpt-5.5", Usage(input: 272_001, output: 1_000), "2.76501"),
        // Of a whole prompt that is mostly cached.
        ("gpt-5.5", Usage(input: 1, output: 1_000, cacheRead: 272_000), "0.31701"),
        ("claude-haiku-5-5", Usage(input: 100_000, output: 1_000), "0.0105"),
        ("claude-haiku-5-5", Usage(input: 100_001, output: 1_000), "0.0525005"),
        (
            "claude-haiku-5-5",
            Usage(input: 1, output: 1_000, cacheRead: 50_000, cacheWrite5m: 40_000, cacheWrite1h: 10_000), "0.0400005"
        ),
        ("gemini/gemini-2.5-pro", Usage(input: 200_000, output: 1_000), "0.26"),
        ("gemini-2.5-pro", Usage(input: 200_001, output: 1_000), "0.5150025"),
        ("gemini-3.1-pro-preview", Usage(input: 150_000, output: 1_000, cacheRead: 50_001), "0.6380004"),
        // This one costs the same however long the prompt is.
        ("claude-sonnet-4-5", Usage(input: 500_000, output: 1_000), "1.515"),
    ])
    func aLongPromptCostsItsTierAsAWhole(model: String, usage: Usage, dollars: String) throws {
        #expect(prices.cost(of: usage, model: model).computed?.exactText == dollars)
    }

    @Test(arguments: [
        ("claude-opus-5-5", PriceTerms(tier: "fast"), "8"),
        ("claude-opus-5-5", PriceTerms(tier: "batch"), "2"),
        ("claude-opus-5-5", PriceTerms(region: "us"), "4.4"),
        ("claude-opus-5-5", PriceTerms(tier: "standard", region: "not_available"), "4"),
        ("gpt-5.2", PriceTerms(tier: "flex"), "0.875"),
        ("gpt-5.2", PriceTerms(tier: "priority"), "3.5"),
        ("gpt-5.2", PriceTerms(tier: "default"), "1.75"),
        ("gpt-5.2", PriceTerms(webSearches: 2), "1.77"),
    ])
    func theTermsOfAResponseChangeItsPrice(model: String, terms: PriceTerms, dollars: String) {
        let usage = Usage(input: 50_000)
        let cost = prices.cost(of: usage, model: model, terms: terms)
        let searches = terms.webSearches * 10_000_000
        let twentieth = cost.computed.map { (($0.nanodollars - searches) * 20 + searches) }
        #expect(twentieth.map { Money(nanodollars: $0).exactText } == dollars)
    }

    @Test(arguments: ["claude-opus-4-1-20250805", "claude-sonnet-4-20250514", "claude-3-7-sonnet-20250219"])
    func modelsThatAreNoLongerSoldStillHaveTheirPrices(model: String) {
        #expect(prices.entry(for: model, at: nil) != nil)
    }

    @Test func whatSourcesDisagreeOnIsNoted() {
        let check = prices.check()
        #expect(check.conflicts.isEmpty)
        #expect(check.noted.map(\.model) == ["claude-sonnet-5-5"])
    }
}
