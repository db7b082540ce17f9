import Decoding
import Domain
import Store

/// Holds what was told against what an index knows, response by response, and then what was told in sum.
struct PreviewSettling {
    private struct Change {
        let before: ConversationUsage
        var after: ConversationUsage
    }

    private let known: KnownUsage?
    private let told: [String: ConversationUsage]
    private var pricing: Pricing
    private var total = PreviewTotal()
    /// Of the conversations of which anything was told in sum, here or in the index; nothing of all others.
    private var conversations: [String: Change?] = [:]

    init(_ known: KnownUsage?, told: [String: ConversationUsage], _ pricing: Pricing) {
        self.known = known
        self.told = told
        self.pricing = pricing
    }

    mutating func settle(_ copies: ResponseCopies, of key: ResponseKey) throws(StoreError) {
        guard let old = try known?.copies(of: key) else {
            for response in copies.counted { try change(response, sign: 1) }
            return
        }
        var joined = old
        var isChanged = false
        for report in copies.reports where joined.add(normal: report) { isChanged = true }
        if isChanged { try change(from: old.counted, to: joined.counted) }
    }

    mutating func finish() throws(StoreError) -> PreviewTotal {
        for conversation in told.keys { try learn(conversation) }
        for case (let conversation, let change?) in conversations {
            for rest in change.before.remainders(in: conversation) { add(rest, sign: -1) }
            for rest in change.after.remainders(in: conversation) { add(rest, sign: 1) }
        }
        return total
    }

    private mutating func change(from old: [CountedResponse], to new: [CountedResponse]) throws(StoreError) {
        for response in old { try change(response, sign: -1) }
        for response in new { try change(response, sign: 1) }
    }

    private mutating func change(_ response: CountedResponse, sign: Int64) throws(StoreError) {
        add(response, sign: sign)
        guard known != nil || !told.isEmpty, let conversation = response.conversation else { return }
        try learn(conversation)
        if sign < 0 {
            conversations[conversation]??.after.remove(response)
        } else {
            conversations[conversation]??.after.add(response)
        }
    }

    private mutating func add(_ response: CountedResponse, sign: Int64) {
        total.add(response, costing: pricing.cost(of: response).computed, sign: sign)
    }

    private mutating func learn(_ conversation: String) throws(StoreError) {
        guard conversations[conversation] == nil else { return }
        let isTold = told[conversation] != nil
        let before = try known?.usage(of: conversation) ?? ConversationUsage()
        var after = before
        for report in told[conversation]?.told ?? [] {
            if case .total(let part) = report.scope { after.add(total: report, part: part) }
        }
        let change: Change? = isTold || before.hasTotals ? Change(before: before, after: after) : nil
        conversations.updateValue(change, forKey: conversation)
    }
}
