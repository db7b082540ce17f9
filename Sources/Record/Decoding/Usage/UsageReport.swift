package import Domain

/// What one line of one source says that one model response took. Many lines may tell of the same response, and early
/// ones too little: `UsageTally` counts each once.
package struct UsageReport: Hashable, Sendable {
    /// nil where nothing tells the response from others: then reports that hold the same are the same response.
    package var response: ResponseKey?
    /// The agent's own session or thread that the line stands in.
    package var conversation: String?
    package var model: String?
    package var at: WallTime?
    package var usage: Usage
    package var scope: UsageScope
    package var terms: PriceTerms
    /// Told by a sub-agent, or on a side of the conversation.
    package var isSidechain: Bool
    /// What the agent itself says that the response cost.
    package var reportedCost: Money?
    /// How long the model took to begin its answer, and to end it, where the source tells.
    package var firstTokenAfter: Duration?
    package var duration: Duration?
    /// What tells it, where that is known.
    package var source: UsageSource?

    package init(
        response: ResponseKey?,
        conversation: String? = nil,
        model: String? = nil,
        at: WallTime? = nil,
        usage: Usage,
        scope: UsageScope = .response,
        terms: PriceTerms = PriceTerms(),
        isSidechain: Bool = false,
        reportedCost: Money? = nil,
        firstTokenAfter: Duration? = nil,
        duration: Duration? = nil,
        source: UsageSource? = nil
    ) {
        self.response = response
        self.conversation = conversation
        self.model = model
        self.at = at
        self.usage = usage
        self.scope = scope
        self.terms = terms
        self.isSidechain = isSidechain
        self.reportedCost = reportedCost
        self.firstTokenAfter = firstTokenAfter
        self.duration = duration
        self.source = source
    }
}
