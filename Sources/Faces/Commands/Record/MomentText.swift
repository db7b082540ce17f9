import Domain
import JSON
import Platform

/// Times as people read them: local, or in UTC with a `Z`.
struct MomentText: Sendable {
    private let calendar: LocalCalendar?

    init(isUTC: Bool) { calendar = isUTC ? nil : LocalCalendar() }

    /// How far these times are ahead of UTC.
    func offset(_ time: WallTime) -> Duration { calendar?.offset(at: time) ?? .zero }

    /// `2026-11-21 01:02:03`
    func text(_ time: WallTime) -> String { "\(day(time)) \(timeOfDay(time))\(calendar == nil ? "Z" : "")" }

    /// `2026-11-21`
    func day(_ time: WallTime) -> String { "\(civil(time).date)" }

    /// `01:02:03`
    func timeOfDay(_ time: WallTime) -> String {
        let civil = civil(time)
        return [civil.hour, civil.minute, civil.second].map { Digits.padded($0, to: 2) }.joined(separator: ":")
    }

    /// For people as they want it, for programs as it is in the files.
    func cell(_ time: WallTime?) -> Cell { time.map { Cell(text($0), .string($0.iso)) } ?? .none }

    private func civil(_ time: WallTime) -> WallTime.Civil { time.advanced(by: offset(time)).civil }
}
