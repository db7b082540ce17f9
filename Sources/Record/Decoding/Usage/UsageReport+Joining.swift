import Domain

/// Two reports of one response become one that says what both know. Joining a third, joining in another order or
/// joining one twice gives the same: on this rests that the order of sources does not matter.
extension UsageReport {
    /// Beyond it a counter is a mistake of its source; it is far from where sums of many could overflow.
    static let tokensMax: Int64 = 1 << 40

    func joined(_ other: UsageReport) -> UsageReport {
        var joined = precedes(other) ? self : other
        joined.usage = usage.highest(other.usage)
        joined.terms = terms.joined(other.terms)
        joined.model = [model, other.model].compactMap(\.self).min()
        joined.reportedCost = [reportedCost, other.reportedCost].compactMap(\.self).max()
        return joined
    }

    /// Whether this copy is the one that the response is attributed to: the earliest, and of equally early ones the
    /// one that is on no side of the conversation, then the one in the oldest file. The rest decides by names alone,
    /// so that the choice is always the same.
    func precedes(_ other: UsageReport) -> Bool {
        func known(_ time: WallTime?) -> Int64 { time?.nanoseconds ?? .max }
        let order = (known(at), isSidechain ? 1 : 0, known(sourceBegan), conversation == nil ? 1 : 0)
        let others = (
            known(other.at), other.isSidechain ? 1 : 0, known(other.sourceBegan), other.conversation == nil ? 1 : 0
        )
        return order == others ? (conversation ?? "") < (other.conversation ?? "") : order < others
    }

    /// With every counter in the range in which counters are believed, and no empty word: it says nothing.
    var normal: UsageReport {
        func bounded(_ count: Int64) -> Int64 { min(max(count, 0), Self.tokensMax) }
        func word(_ text: String?) -> String? { text == "" ? nil : text }
        return UsageReport(
            response: response.map {
                ResponseKey(kind: $0.kind, message: $0.message, request: word($0.request))
            },
            conversation: word(conversation),
            model: word(model),
            at: at,
            usage: Usage(
                input: bounded(usage.input),
                output: bounded(usage.output),
                cacheRead: bounded(usage.cacheRead),
                cacheWrite5m: bounded(usage.cacheWrite5m),
                cacheWrite1h: bounded(usage.cacheWrite1h)
            ),
            scope: scope,
            terms: PriceTerms(
                tier: word(terms.tier),
                region: word(terms.region),
                webSearches: bounded(terms.webSearches),
                reasoning: bounded(terms.reasoning)
            ),
            isSidechain: isSidechain,
            reportedCost: reportedCost,
            sourceBegan: sourceBegan
        )
    }

    /// A key of everything that the report says, for one that has none.
    var contentKey: ResponseKey {
        let counts = [usage.input, usage.output, usage.cacheRead, usage.cacheWrite5m, usage.cacheWrite1h]
        let words = [conversation, model, at?.iso, reportedCost?.exactText, terms.tier, terms.region]
        let parts = words.map { $0 ?? "" } + (counts + [terms.webSearches, terms.reasoning]).map(String.init)
        return ResponseKey(kind: .content, message: parts.joined(separator: "/"))
    }
}
