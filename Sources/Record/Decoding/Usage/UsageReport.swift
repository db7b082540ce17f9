package import Domain

/// What one line of one source says that one model response took. Many lines may tell of the same response, and early
/// ones too little: `UsageLedger` counts each once.
package struct UsageReport: Hashable, Sendable {
    /// nil where the agent gives its responses no ids: the decoder then reports each response once by itself.
    package var response: ResponseKey?
    /// The agent's own session or thread that the line stands in.
    package var conversation: String?
    package var model: String?
    package var at: WallTime?
    package var usage: Usage
    package var terms: PriceTerms
    /// Told by a sub-agent, or on a side of the conversation.
    package var isSidechain: Bool
    /// What the agent itself says that the response cost.
    package var reportedCost: Money?

    package init(
        response: ResponseKey?,
        conversation: String? = nil,
        model: String? = nil,
        at: WallTime? = nil,
        usage: Usage,
        terms: PriceTerms = PriceTerms(),
        isSidechain: Bool = false,
        reportedCost: Money? = nil
    ) {
        self.response = response
        self.conversation = conversation
        self.model = model
        self.at = at
        self.usage = usage
        self.terms = terms
        self.isSidechain = isSidechain
        self.reportedCost = reportedCost
    }
}
