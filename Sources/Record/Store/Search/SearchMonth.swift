package import Domain

/// A month of the search, in UTC, which has a table of its own.
package struct SearchMonth: Hashable, Sendable, Comparable {
    /// How many texts of one second stand in their order without moving those behind them.
    private static let textsInSecondBits: Int64 = 6

    /// `202611`
    package let number: Int64
    /// When it begins, in seconds.
    private let start: Int64

    package init(of time: WallTime) {
        let date = time.civil.date
        self.init(
            year: date.year,
            month: date.month,
            day: CivilDate(daysSinceEpoch: date.daysSinceEpoch - date.day + 1)
        )
    }

    private init(year: Int, month: Int, day first: CivilDate) {
        number = Int64(year * 100 + month)
        start = Int64(first.daysSinceEpoch) * 86_400
    }

    /// Nothing for a number that is none of a month.
    package init?(number: Int64) {
        let (year, month) = (Int(number / 100), Int(number % 100))
        guard let first = CivilDate(year: year, month: month, day: 1) else { return nil }
        self.init(year: year, month: month, day: first)
    }

    package var table: String {
        let digits = Digits.padded(Int(number), to: 6)
        return "search_\(digits.prefix(4))_\(digits.suffix(2))"
    }

    /// Where a text of this time stands at the earliest. Seconds are fine enough: milliseconds would make each mention
    /// of a text in the index twice as long, and texts that are built together are in their order within a second too.
    package func place(of time: WallTime) -> Int64 {
        let (seconds, rest) = time.nanoseconds.quotientAndRemainder(dividingBy: 1_000_000_000)
        return (seconds - (rest < 0 ? 1 : 0) - start) << Self.textsInSecondBits
    }

    /// Of a text that stands there, as far as that is known.
    package func time(of place: Int64) -> WallTime {
        WallTime(nanoseconds: (start + place >> Self.textsInSecondBits) * 1_000_000_000)
    }

    package static func < (left: SearchMonth, right: SearchMonth) -> Bool { left.number < right.number }
}
