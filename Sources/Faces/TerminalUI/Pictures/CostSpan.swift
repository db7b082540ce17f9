package import Domain
package import Platform

/// The time that costs are shown of.
package enum CostSpan: String, Sendable, CaseIterable {
    case today
    case week
    case fortnight
    case month

    package var title: String {
        switch self {
        case .today: "today"
        case .week: "7 days"
        case .fortnight: "14 days"
        case .month: "30 days"
        }
    }

    package var dayCount: Int {
        switch self {
        case .today: 1
        case .week: 7
        case .fortnight: 14
        case .month: 30
        }
    }

    /// Whole days of the calendar, the one around `now` the last.
    package func range(around now: WallTime, on calendar: LocalCalendar) -> Range<WallTime> {
        let today = calendar.day(around: now)
        let first = CivilDate(daysSinceEpoch: calendar.civil(now).date.daysSinceEpoch - dayCount + 1)
        return calendar.start(of: first)..<today.upperBound
    }
}
