package import Domain

/// One model response as it is counted: once, by all that its reports say together.
package struct CountedResponse: Hashable, Sendable {
    /// The message's own key; the request is in it only where one message id was given to several requests.
    package var key: ResponseKey
    /// The conversation and the time of the earliest report.
    package var conversation: String?
    package var at: WallTime?
    package var model: String?
    package var usage: Usage
    package var terms: PriceTerms
    package var isSidechain: Bool
    package var reportedCost: Money?
    package var firstTokenAfter: Duration?
    package var duration: Duration?
    /// What tells it first.
    package var source: UsageSource?

    package init(_ report: UsageReport, key: ResponseKey) {
        self.key = key
        conversation = report.conversation
        at = report.at
        model = report.model
        usage = report.usage
        terms = report.terms
        isSidechain = report.isSidechain
        reportedCost = report.reportedCost
        firstTokenAfter = report.firstTokenAfter
        duration = report.duration
        source = report.source
    }
}
