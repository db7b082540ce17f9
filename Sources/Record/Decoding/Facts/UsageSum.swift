package import Domain

/// What all responses of one model took together in one turn, where an agent says so at the end of it.
///
/// A stream may tell of the single responses too early: then only the sum knows what was written. Whoever counts
/// either takes `rest` as a response of its own, or, where the responses may yet be told in full by a transcript,
/// holds the sum against them.
package struct UsageSum: Hashable, Sendable {
    /// What tells this turn from all others of the agent.
    package var turn: String
    package var conversation: String?
    package var model: String?
    package var at: WallTime?
    package var usage: Usage
    package var terms: PriceTerms
    /// What the agent says that all of them cost.
    package var reportedCost: Money?
    /// What the lines before it told of the same responses.
    package var known: Usage
    package var knownWebSearches: Int64

    package init(
        turn: String,
        conversation: String? = nil,
        model: String? = nil,
        at: WallTime? = nil,
        usage: Usage,
        terms: PriceTerms = PriceTerms(),
        reportedCost: Money? = nil,
        known: Usage = .none,
        knownWebSearches: Int64 = 0
    ) {
        self.turn = turn
        self.conversation = conversation
        self.model = model
        self.at = at
        self.usage = usage
        self.terms = terms
        self.reportedCost = reportedCost
        self.known = known
        self.knownWebSearches = knownWebSearches
    }

    /// What no line told of, as if it were one more response. Its key is made of the turn and the model, so that the
    /// same line read again is the same response; its cost is not known, since the reported one is of all.
    package var rest: UsageReport? {
        let rest = Usage(
            input: max(0, usage.input - known.input),
            output: max(0, usage.output - known.output),
            cacheRead: max(0, usage.cacheRead - known.cacheRead),
            cacheWrite5m: max(0, usage.cacheWrite5m - known.cacheWrite5m),
            cacheWrite1h: max(0, usage.cacheWrite1h - known.cacheWrite1h)
        )
        var terms = terms
        terms.webSearches = max(0, terms.webSearches - knownWebSearches)
        guard rest != .none || terms.webSearches > 0 else { return nil }
        return UsageReport(
            response: ResponseKey(message: [turn, model].compactMap(\.self).joined(separator: "/")),
            conversation: conversation,
            model: model,
            at: at,
            usage: rest,
            terms: terms
        )
    }
}
