import Domain

/// Counts each model response once, whatever number of sources tell of it and in whatever order: a live stream, the
/// transcript of the same run, a fork that repeats it, sub-agents' files, the same file imported again.
///
/// It is a pure function of the set of all reports that it was given.
package struct UsageTally: Sendable {
    /// The name that an agent gives as the model of messages that it writes itself.
    private static let syntheticModel = "<synthetic>"

    private var copies: [ResponseID: PackedCopies] = [:]
    private var words = PackedReport.Words()
    private var conversations: [String: ConversationUsage] = [:]

    package init() {}

    @discardableResult
    package mutating func record(_ report: UsageReport) -> UsageChange {
        guard report.model != Self.syntheticModel else { return .ignored }
        var report = report.normal
        if case .total(let part) = report.scope, let conversation = report.conversation {
            return record(total: report, part: part, in: conversation)
        }
        report.scope = .response
        let key = report.response ?? report.contentKey
        report.response = key
        return record(report, key: key)
    }

    /// Every response, in no order.
    package var responses: some Sequence<CountedResponse> {
        let single = copies.lazy.flatMap { id, packed in packed.unpacked(as: id.key, words: words).counted }
        let remainders = conversations.lazy.flatMap { $1.remainders(in: $0) }
        return [AnySequence(single), AnySequence(remainders)].lazy.joined()
    }

    package var total: UsageTotal {
        responses.reduce(into: UsageTotal.none) { $0.add($1) }
    }

    /// The totals of groups: by model, by conversation, by the day of a time zone, or by whatever else a response says.
    package func totals<Group: Hashable>(by group: (CountedResponse) -> Group) -> [Group: UsageTotal] {
        responses.reduce(into: [:]) { $0[group($1), default: .none].add($1) }
    }

    private mutating func record(_ report: UsageReport, key: ResponseKey) -> UsageChange {
        let id = ResponseID(key)
        var known = copies[id]?.unpacked(as: key, words: words) ?? ResponseCopies()
        let before = known.counted
        guard known.add(report) else { return .same }
        copies[id] = PackedCopies(known, words: &words)
        let after = known.counted

        let touched = Set((before + after).compactMap(\.conversation)).sorted()
        let remaindersBefore = touched.flatMap(remainders)
        for response in before { conversation(of: response) { $0.remove(response) } }
        for response in after { conversation(of: response) { $0.add(response) } }
        return UsageChange(from: before + remaindersBefore, to: after + touched.flatMap(remainders))
    }

    private mutating func record(total report: UsageReport, part: String, in conversation: String) -> UsageChange {
        let before = remainders(in: conversation)
        conversations[conversation, default: ConversationUsage()].add(total: report, part: part)
        return UsageChange(from: before, to: remainders(in: conversation))
    }

    private func remainders(in conversation: String) -> [CountedResponse] {
        guard let usage = conversations[conversation], usage.hasTotals else { return [] }
        return usage.remainders(in: conversation)
    }

    private mutating func conversation(of response: CountedResponse, change: (inout ConversationUsage) -> Void) {
        guard let conversation = response.conversation else { return }
        change(&conversations[conversation, default: ConversationUsage()])
    }

    private struct ResponseID: Hashable {
        let kind: ResponseKey.Kind
        let message: String

        init(_ key: ResponseKey) {
            kind = key.kind
            message = key.message
        }

        var key: ResponseKey { ResponseKey(kind: kind, message: message) }
    }

    /// Nearly every response has one report here, which stands in place.
    private struct PackedCopies {
        private let first: PackedReport?
        private let others: [PackedReport]

        init(_ copies: ResponseCopies, words: inout PackedReport.Words) {
            var packed = copies.reports.map { PackedReport($0, words: &words) }
            first = packed.isEmpty ? nil : packed.removeFirst()
            others = packed
        }

        func unpacked(as key: ResponseKey, words: PackedReport.Words) -> ResponseCopies {
            ResponseCopies(sorted: ([first].compactMap(\.self) + others).map { $0.report(of: key, words: words) })
        }
    }
}
