/// What a response was asked for under, beyond its model: each may change its price.
package struct PriceTerms: Hashable, Sendable {
    /// standard, batch, flex, priority, fast: as the agent named it.
    package var tier: String?
    /// Where it was computed, where the provider charges by that.
    package var region: String?
    package var webSearches: Int64
    /// How many of the output tokens were spent on reasoning, where the agent tells: a few models price them apart.
    package var reasoning: Int64

    package init(tier: String? = nil, region: String? = nil, webSearches: Int64 = 0, reasoning: Int64 = 0) {
        self.tier = tier
        self.region = region
        self.webSearches = webSearches
        self.reasoning = reasoning
    }

    /// What two copies of one response say together. A copy that names a special tier knows more than one that says
    /// standard, and that one more than a copy that says nothing.
    func joined(_ other: PriceTerms) -> PriceTerms {
        PriceTerms(
            tier: Self.knownBetter(tier, other.tier),
            region: [region, other.region].compactMap(\.self).max(),
            webSearches: max(webSearches, other.webSearches),
            reasoning: max(reasoning, other.reasoning)
        )
    }

    private static func knownBetter(_ one: String?, _ other: String?) -> String? {
        (rank(one), one ?? "") < (rank(other), other ?? "") ? other : one
    }

    private static func rank(_ tier: String?) -> Int {
        switch tier {
        case nil: 0
        case "standard", "default": 1
        case .some: 2
        }
    }
}
