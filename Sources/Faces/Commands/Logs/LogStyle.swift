import Domain
import Platform

/// How lines are shown to people.
struct LogStyle {
    var hasPrefix = false
    var hasTimes = false
    var isColored = false
    var folds = false
    /// Nil is UTC.
    var calendar: LocalCalendar?

    /// `2026-11-21 01:02:03.456`, local or, with a `Z`, in UTC.
    func text(_ time: WallTime) -> String {
        let civil = civil(time)
        let fraction = Digits.padded(civil.nanosecond / 1_000_000, to: 3)
        return "\(civil.date) \(clock(civil)).\(fraction)\(calendar == nil ? "Z" : "")"
    }

    /// `01:02:03`
    func timeOfDay(_ time: WallTime) -> String { clock(civil(time)) }

    private func clock(_ civil: WallTime.Civil) -> String {
        [civil.hour, civil.minute, civil.second].map { Digits.padded($0, to: 2) }.joined(separator: ":")
    }

    private func civil(_ time: WallTime) -> WallTime.Civil { calendar?.civil(time) ?? time.civil }
}
