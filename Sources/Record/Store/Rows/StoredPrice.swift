/// What a model costs from a day on, for prompts longer than a bound, in nano-dollars for a million tokens: a row of
/// `prices`.
package struct StoredPrice: Hashable, Sendable {
    package var model: String
    /// `2026-11-21`
    package var effectiveFrom: String
    package var promptTokensAbove: Int64 = 0
    package var input: Int64
    package var output: Int64
    package var cachedRead: Int64?
    package var cachedWrite5m: Int64?
    package var cachedWrite1h: Int64?
    /// Multipliers of tiers and regions, as JSON.
    package var terms: String?
    package var origin: String

    package init(model: String, effectiveFrom: String, input: Int64, output: Int64, origin: String) {
        self.model = model
        self.effectiveFrom = effectiveFrom
        self.input = input
        self.output = output
        self.origin = origin
    }
}
