/// A month of the calendar, such as `2026-11`.
package struct CivilMonth: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// Its first day, and that of the next one.
    package let first: CivilDate
    package let next: CivilDate

    /// Nothing where the text is no month.
    package init?(_ text: String) {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count == 2, let year = Digits.number(parts[0], count: 4), (1970..<2261).contains(year),
            let month = Digits.number(parts[1], count: 2), let first = CivilDate(year: year, month: month, day: 1),
            let next = CivilDate(year: month == 12 ? year + 1 : year, month: month % 12 + 1, day: 1)
        else { return nil }
        self.first = first
        self.next = next
    }

    /// The one in UTC that a time lies in.
    package init(of time: WallTime) {
        let date = time.civil.date
        first = CivilDate(daysSinceEpoch: date.daysSinceEpoch - date.day + 1)
        // No month is longer than 31 days, and none is shorter than 28.
        let within = CivilDate(daysSinceEpoch: first.daysSinceEpoch + 31)
        next = CivilDate(daysSinceEpoch: within.daysSinceEpoch - within.day + 1)
    }

    package var description: String { String("\(first)".dropLast(3)) }

    /// From its beginning in UTC up to its end, which is not in it any more.
    package var times: Range<WallTime> { Self.start(of: first)..<Self.start(of: next) }

    package static func < (left: CivilMonth, right: CivilMonth) -> Bool {
        left.first.daysSinceEpoch < right.first.daysSinceEpoch
    }

    private static func start(of day: CivilDate) -> WallTime {
        WallTime(nanoseconds: Int64(day.daysSinceEpoch) * 86_400_000_000_000)
    }
}
