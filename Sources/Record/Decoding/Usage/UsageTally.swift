/// Counts each model response once, whatever number of sources tell of it and in whatever order: a live stream, the
/// transcript of the same run, a fork that repeats it, sub-agents' files, the same file imported again.
///
/// It is a pure function of the set of all reports that it was given.
package struct UsageTally: Sendable {
    /// By the key without its request.
    private var copies: [ResponseKey: ResponseCopies] = [:]
    private var conversations: [String: ConversationUsage] = [:]

    package init() {}

    @discardableResult
    package mutating func record(_ report: UsageReport) -> UsageChange {
        switch UsageEntry(report) {
        case .none: .ignored
        case .total(let report, let part, let conversation): record(total: report, part: part, in: conversation)
        case .response(let report, let key): record(report, key: key)
        }
    }

    package func knows(_ key: ResponseKey) -> Bool { copies[key.withoutRequest] != nil }

    package func knows(conversation: String) -> Bool { conversations[conversation] != nil }

    /// Takes as counted what an index has of a message. What its conversation comes to is taken by itself.
    package mutating func know(_ known: ResponseCopies, of key: ResponseKey) { copies[key.withoutRequest] = known }

    /// Takes as counted what an index has of a conversation.
    package mutating func know(_ usage: ConversationUsage, of conversation: String) {
        conversations[conversation] = usage
    }

    /// What an index keeps of a message: recorded in another tally, it counts the same.
    package func reports(of key: ResponseKey) -> [UsageReport] { copies[key.withoutRequest]?.reports ?? [] }

    /// What an index keeps of the sums that an agent told of a conversation.
    package func totals(of conversation: String) -> [UsageReport] { conversations[conversation]?.told ?? [] }

    /// Every response, in no order.
    package var responses: some Sequence<CountedResponse> {
        let single = copies.values.lazy.flatMap(\.counted)
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
        let known = copies[key.withoutRequest] ?? ResponseCopies()
        var joined = known
        guard joined.add(normal: report) else { return .same }
        copies[key.withoutRequest] = joined

        let before = known.counted
        let after = joined.counted
        guard before != after else { return .same }
        let touched = touched(by: before + after)
        let remaindersBefore = touched.flatMap(remainders)
        for response in before { conversations.change(of: response) { $0.remove(response) } }
        for response in after { conversations.change(of: response) { $0.add(response) } }
        return UsageChange(from: before + remaindersBefore, to: after + touched.flatMap(remainders))
    }

    private mutating func record(total report: UsageReport, part: String, in conversation: String) -> UsageChange {
        let before = remainders(in: conversation)
        conversations[conversation, default: ConversationUsage()].add(total: report, part: part)
        return UsageChange(from: before, to: remainders(in: conversation))
    }

    /// The conversations whose remainders may change: most have none.
    private func touched(by responses: [CountedResponse]) -> [String] {
        var touched: [String] = []
        for case let conversation? in responses.map(\.conversation) where !touched.contains(conversation) {
            if conversations[conversation]?.hasTotals == true { touched.append(conversation) }
        }
        return touched
    }

    private func remainders(in conversation: String) -> [CountedResponse] {
        guard let usage = conversations[conversation], usage.hasTotals else { return [] }
        return usage.remainders(in: conversation)
    }
}

extension [String: ConversationUsage] {
    fileprivate mutating func change(of response: CountedResponse, _ change: (inout ConversationUsage) -> Void) {
        guard let conversation = response.conversation else { return }
        change(&self[conversation, default: ConversationUsage()])
    }
}
