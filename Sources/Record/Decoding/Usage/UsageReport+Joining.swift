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
        joined.firstTokenAfter = [firstTokenAfter, other.firstTokenAfter].compactMap(\.self).min()
        joined.duration = [duration, other.duration].compactMap(\.self).max()
        joined.reportedCost = [reportedCost, other.reportedCost].compactMap(\.self).max()
        return joined
    }

    /// Whether this copy is the one that the response is attributed to: that of a run before that of a file, then the
    /// earliest, and of equally early ones the one that is on no side of the conversation, then the one in the oldest
    /// file. The rest decides by names alone, so that the choice is always the same.
    func precedes(_ other: UsageReport) -> Bool {
        guard placing == other.placing else { return placing < other.placing }
        return naming < other.naming
    }

    private var placing: (Int, Int64, Int, Int64) {
        (source?.isLive == true ? 0 : 1, Self.known(at), isSidechain ? 1 : 0, Self.known(source?.began))
    }

    private var naming: (Int, String, String) {
        (conversation == nil ? 1 : 0, conversation ?? "", source?.run ?? "")
    }

    private static func known(_ time: WallTime?) -> Int64 { time?.nanoseconds ?? .max }

    /// With every counter in the range in which counters are believed, and no empty word: it says nothing.
    var normal: UsageReport {
        var report = self
        report.usage = Usage(
            input: Self.bounded(usage.input),
            output: Self.bounded(usage.output),
            cacheRead: Self.bounded(usage.cacheRead),
            cacheWrite5m: Self.bounded(usage.cacheWrite5m),
            cacheWrite1h: Self.bounded(usage.cacheWrite1h)
        )
        report.terms.webSearches = Self.bounded(terms.webSearches)
        report.terms.reasoning = Self.bounded(terms.reasoning)
        Self.forgetEmpty(&report.conversation)
        Self.forgetEmpty(&report.model)
        Self.forgetEmpty(&report.terms.tier)
        Self.forgetEmpty(&report.terms.region)
        if response?.message.isEmpty == true { report.response = nil }
        if report.response?.request?.isEmpty == true { report.response?.request = nil }
        return report
    }

    private static func bounded(_ count: Int64) -> Int64 { min(max(count, 0), tokensMax) }

    private static func forgetEmpty(_ word: inout String?) {
        if word?.isEmpty == true { word = nil }
    }

    /// A key of everything that the report says, for one that has none.
    var contentKey: ResponseKey {
        let counts = [usage.input, usage.output, usage.cacheRead, usage.cacheWrite5m, usage.cacheWrite1h]
        let words = [conversation, model, at?.iso, reportedCost?.exactText, terms.tier, terms.region]
        let parts = words.map { $0 ?? "" } + (counts + [terms.webSearches, terms.reasoning]).map(String.init)
        return ResponseKey(kind: .content, message: parts.joined(separator: "/"))
    }
}
