/// How far a budget is used up.
package enum BudgetLevel: String, TermWord, Comparable, CaseIterable {
    case within
    case warn
    case full

    private static let perCent = Int128(100)

    /// - Parameter warnPercent: from which part of the limit on it is `warn`.
    package init(used: Int64, of limit: Int64, warnPercent: Int) {
        if used >= limit {
            self = .full
        } else {
            self = Int128(used) * Self.perCent >= Int128(limit) * Int128(warnPercent) ? .warn : .within
        }
    }

    package static func < (left: BudgetLevel, right: BudgetLevel) -> Bool { left.rank < right.rank }

    /// In whole per cent, rounded down: nothing is used up before it is.
    package static func percent(used: Int64, of limit: Int64) -> Int64 {
        guard limit > 0 else { return 100 }
        return Int64(clamping: Int128(max(0, used)) * perCent / Int128(limit))
    }

    private var rank: Int {
        switch self {
        case .within: 0
        case .warn: 1
        case .full: 2
        }
    }
}
