import Domain
import Store

/// Between which times is looked, as what is asked for and what is meant by it say together.
struct SearchBounds {
    private var since: WallTime?
    /// Itself not.
    private var until: WallTime?

    init(_ request: SearchRequest, _ scope: SearchScope?) {
        since = request.since
        until = request.until
        guard let times = scope?.times else { return }
        since = max(since ?? times.lowerBound, times.lowerBound)
        until = min(until ?? .max, times.upperBound.advanced(by: .nanoseconds(1)))
    }

    func has(_ month: SearchMonth) -> Bool {
        if let since, month < SearchMonth(of: since) { return false }
        if let until, month > SearchMonth(of: until) { return false }
        return true
    }

    /// A text may stand behind its time, and never before it.
    func places(in month: SearchMonth, slack: Int64) -> ClosedRange<Int64> {
        let first = since.map { month.place(of: $0) } ?? .min
        let last = until.map { month.place(of: $0.advanced(by: .seconds(1))) + slack } ?? .max
        return first...max(first, last)
    }

    func holds(_ hit: SearchHit) -> Bool { hit.at >= since ?? .min && hit.at < until ?? .max }
}

extension WallTime {
    fileprivate static let min = WallTime(nanoseconds: .min)
    fileprivate static let max = WallTime(nanoseconds: .max)
}
