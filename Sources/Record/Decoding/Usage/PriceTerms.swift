/// What a response was asked for under, beyond its model: each may change its price.
package struct PriceTerms: Hashable, Sendable {
    /// standard, batch, flex, priority, fast: as the agent named it.
    package var tier: String?
    /// Where it was computed, where the provider charges by that.
    package var region: String?
    package var webSearches: Int64

    package init(tier: String? = nil, region: String? = nil, webSearches: Int64 = 0) {
        self.tier = tier
        self.region = region
        self.webSearches = webSearches
    }
}
