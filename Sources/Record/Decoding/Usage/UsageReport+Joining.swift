import Domain

/// Two reports of one response become one that says what both know. Joining a third, joining in another order or
/// joining one twice gives the same: on this rests that the order of sources does not matter.
extension UsageReport {
    /// Beyond it a counter is a mistake of its source; it is far from where sums of many could overflow.
    static let tokensMax: Int64 = 1 << 40

    func joined(_ other: UsageReport) -> UsageReport {
        var joined = self
        joined.join(other)
        return joined
    }

    /// The same in place, since most reports of a response add nothing. Answers whether this one did.
    @discardableResult
    mutating func join(_ other: UsageReport) -> Bool {
        var isChanged = other.precedes(self)
        if isChanged { attribute(to: other) }
        isChanged = Self.set(&usage, to: usage.highest(other.usage)) || isChanged
        isChanged = Self.set(&terms, to: terms.joined(other.terms)) || isChanged
        isChanged = Self.lower(&model, to: other.model) || isChanged
        isChanged = Self.lower(&firstTokenAfter, to: other.firstTokenAfter) || isChanged
        isChanged = Self.raise(&duration, to: other.duration) || isChanged
        return Self.raise(&reportedCost, to: other.reportedCost) || isChanged
    }

    private mutating func attribute(to other: UsageReport) {
        response = other.response
        conversation = other.conversation
        at = other.at
        scope = other.scope
        isSidechain = other.isSidechain
        source = other.source
    }

    private static func set<Value: Equatable>(_ field: inout Value, to value: Value) -> Bool {
        guard field != value else { return false }
        field = value
        return true
    }

    private static func lower<Value: Comparable>(_ field: inout Value?, to other: Value?) -> Bool {
        guard let other else { return false }
        if let field, field <= other { return false }
        field = other
        return true
    }

    private static func raise<Value: Comparable>(_ field: inout Value?, to other: Value?) -> Bool {
        guard let other else { return false }
        if let field, field >= other { return false }
        field = other
        return true
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
        report.makeNormal()
        return report
    }

    mutating func makeNormal() {
        usage = Usage(
            input: Self.bounded(usage.input),
            output: Self.bounded(usage.output),
            cacheRead: Self.bounded(usage.cacheRead),
            cacheWrite5m: Self.bounded(usage.cacheWrite5m),
            cacheWrite1h: Self.bounded(usage.cacheWrite1h)
        )
        terms.webSearches = Self.bounded(terms.webSearches)
        terms.reasoning = Self.bounded(terms.reasoning)
        Self.forgetEmpty(&conversation)
        Self.forgetEmpty(&model)
        Self.forgetEmpty(&terms.tier)
        Self.forgetEmpty(&terms.region)
        if response?.message.isEmpty == true { response = nil }
        if response?.request?.isEmpty == true { response?.request = nil }
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
