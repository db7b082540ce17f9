package import Domain
import Glibc

/// Days and times of day where this process is, by the rules that `TZ` or the machine gives it, or of another place.
package struct LocalCalendar: Sendable {
    package static let utc = LocalCalendar { _ in .zero }

    private let ahead: @Sendable (WallTime) -> Duration

    package init() {
        tzset()
        ahead = Self.systemOffset
    }

    /// The days of a place whose time is so far ahead of UTC.
    package init(offset: @escaping @Sendable (WallTime) -> Duration) { ahead = offset }

    /// How far local time is ahead of UTC at that time.
    package func offset(at time: WallTime) -> Duration { ahead(time) }

    /// The local day and time of day.
    package func civil(_ time: WallTime) -> WallTime.Civil { time.advanced(by: offset(at: time)).civil }

    /// The first second of a local day, which is not always midnight: clocks are set forward at midnight in some
    /// places, and a day has 23 hours, or 25. So it is looked for: the first second whose local day is not before it.
    package func start(of day: CivilDate) -> WallTime {
        let secondsUTC = day.daysSinceEpoch * 86_400
        // No place is farther from UTC than 26 hours, with room to spare.
        var before = secondsUTC - 26 * 3600
        var from = secondsUTC + 26 * 3600
        while from - before > 1 {
            let middle = before + (from - before) / 2
            let reached = civil(time(middle)).date.daysSinceEpoch >= day.daysSinceEpoch
            if reached { from = middle } else { before = middle }
        }
        return time(from)
    }

    /// The local day in which that time is, as the times from its start up to the start of the next one.
    package func day(around time: WallTime) -> Range<WallTime> {
        let day = civil(time).date
        return start(of: day)..<start(of: CivilDate(daysSinceEpoch: day.daysSinceEpoch + 1))
    }

    /// `2026-11-21 01:02:03`, local.
    package func text(_ time: WallTime) -> String {
        let civil = civil(time)
        let parts = [civil.hour, civil.minute, civil.second].map { $0 < 10 ? "0\($0)" : "\($0)" }
        return "\(civil.date) \(parts.joined(separator: ":"))"
    }

    @Sendable private static func systemOffset(_ time: WallTime) -> Duration {
        var seconds = time_t(WallTime.floorSeconds(time))
        var local = tm()
        guard localtime_r(&seconds, &local) != nil else { return .zero }
        return .seconds(local.tm_gmtoff)
    }

    private func time(_ seconds: Int) -> WallTime { WallTime(nanoseconds: Duration.seconds(seconds).nanoseconds) }
}

extension WallTime {
    fileprivate static func floorSeconds(_ time: WallTime) -> Int64 {
        let (quotient, remainder) = time.nanoseconds.quotientAndRemainder(dividingBy: 1_000_000_000)
        return remainder < 0 ? quotient - 1 : quotient
    }
}
