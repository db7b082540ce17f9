/// How a report is to be counted.
package enum UsageEntry: Hashable, Sendable {
    /// No usage of a model: the agent made the message up itself.
    case none
    /// One response, whose key the report bears.
    case response(UsageReport, ResponseKey)
    /// What a part of a conversation took in sum.
    case total(UsageReport, part: String, conversation: String)

    /// The name that an agent gives as the model of messages that it writes itself.
    private static let syntheticModel = "<synthetic>"

    package init(_ report: UsageReport) {
        guard report.model != Self.syntheticModel else {
            self = .none
            return
        }
        var report = report
        report.makeNormal()
        if case .total(let part) = report.scope, let conversation = report.conversation {
            self = .total(report, part: part, conversation: conversation)
            return
        }
        report.scope = .response
        let key = report.response ?? report.contentKey
        report.response = key
        self = .response(report, key)
    }
}
