package import Domain

/// Tells that the machine slept, and that somebody moved its clock: by the clocks of the machine, one of which stands
/// still while it sleeps, and one of which people set.
package struct ClockWatch: Hashable, Sendable {
    package enum News: Hashable, Sendable {
        case slept(Duration)
        /// Forward, or back where negative.
        case clockMoved(Duration)
    }

    package static let shortestSleep = Duration.seconds(2)
    /// Clocks that are kept in time are moved by less at once.
    package static let shortestMove = Duration.seconds(2)

    private var last: Moment

    package init(_ now: Moment) { last = now }

    package mutating func looked(at now: Moment) -> [News] {
        var news: [News] = []
        let slept = now.suspended(since: last)
        if slept >= Self.shortestSleep { news.append(.slept(slept)) }
        let moved = now.clockJump(since: last)
        if moved >= Self.shortestMove || moved <= .zero - Self.shortestMove { news.append(.clockMoved(moved)) }
        // A clock that creeps is caught up with at each look; what a jump is, is one.
        last = now
        return news
    }
}
