import Testing

@testable import Decoding

@Suite struct PriceTermsTests {
    @Test(
        arguments: [
            (nil, "standard", "standard"), ("standard", "priority", "priority"), ("batch", nil, "batch"),
            (nil, nil, nil),
            ("flex", "batch", "flex"),
        ] as [(String?, String?, String?)]
    )
    func theCopyThatKnowsMostNamesTheTier(one: String?, other: String?, joined: String?) {
        #expect(PriceTerms(tier: one).joined(PriceTerms(tier: other)).tier == joined)
        #expect(PriceTerms(tier: other).joined(PriceTerms(tier: one)).tier == joined)
    }

    @Test func countsAreTheHighestOfBoth() {
        let joined = PriceTerms(webSearches: 2, reasoning: 5).joined(PriceTerms(region: "us", webSearches: 1))
        #expect(joined == PriceTerms(region: "us", webSearches: 2, reasoning: 5))
    }
}
