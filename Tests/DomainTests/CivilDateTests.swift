import Domain
import Testing

@Suite struct CivilDateTests {
    @Test(arguments: [
        (0, "1970-01-01"), (-1, "1969-12-31"), (31, "1970-02-01"), (59, "1970-03-01"), (365, "1971-01-01"),
        (789, "1972-02-29"), (790, "1972-03-01"), (11_016, "2000-02-29"), (20_778, "2026-11-21"),
        (47_540, "2100-02-28"),
        (47_541, "2100-03-01"), (-719_468, "0000-03-01"), (-106_752, "1677-09-21"), (106_751, "2262-04-11"),
    ])
    func aDayHasItsDate(days: Int, text: String) {
        let date = CivilDate(daysSinceEpoch: days)
        #expect(date.description == text)
        #expect(date.daysSinceEpoch == days)
    }

    @Test func everyDayOfFourCenturiesFollowsTheOneBefore() throws {
        var date = CivilDate(daysSinceEpoch: 0)
        for days in 1...146_097 {
            let next = CivilDate(daysSinceEpoch: days)
            let isNextDay = next.day == date.day + 1 && next.month == date.month && next.year == date.year
            let isNextMonth = next.day == 1 && next.month == date.month + 1 && next.year == date.year
            let isNextYear = next.day == 1 && next.month == 1 && date.month == 12 && next.year == date.year + 1
            guard isNextDay || isNextMonth || isNextYear, next.daysSinceEpoch == days,
                CivilDate(year: next.year, month: next.month, day: next.day) == next
            else {
                Issue.record("\(next) does not follow \(date)")
                return
            }
            date = next
        }
        #expect(date.description == "2370-01-01")
    }

    @Test(arguments: [
        (2025, 2, 29), (1900, 2, 29), (2100, 2, 29), (2024, 2, 30), (2025, 4, 31), (2025, 6, 31), (2025, 9, 31),
        (2025, 11, 31), (2025, 1, 32), (2025, 13, 1), (2025, 0, 1), (2025, 1, 0), (2025, -1, 1), (2025, 1, -1),
    ])
    func daysThatNoCalendarHasAreRefused(year: Int, month: Int, day: Int) {
        #expect(CivilDate(year: year, month: month, day: day) == nil)
    }

    @Test func leapDaysAreReal() {
        #expect(CivilDate(year: 2024, month: 2, day: 29) != nil)
        #expect(CivilDate(year: 2000, month: 2, day: 29) != nil)
    }
}
