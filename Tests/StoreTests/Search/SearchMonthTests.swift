import Domain
import Store
import Testing

@Suite struct SearchMonthTests {
    private static let times: [(String, Int64, Int64)] = [
        ("2026-11-01T00:00:00.000Z", 202_611, 0), ("2026-10-31T23:59:59.999Z", 202_610, 2_678_399),
        ("2027-01-01T00:00:01.500Z", 202_701, 1), ("2024-02-29T00:00:00.000Z", 202_402, 2_419_200),
    ]

    @Test(arguments: times)
    func aTimeHasItsPlaceInItsMonthInUTC(iso: String, number: Int64, second: Int64) throws {
        let time = try WallTime(iso: iso)
        let month = SearchMonth(of: time)
        #expect(month.number == number)
        #expect(month.place(of: time) == second << 6)
        #expect(month.time(of: month.place(of: time) + 5) <= time)
        #expect(SearchMonth(number: number) == month)
    }

    @Test func itsTableBearsItsName() throws {
        #expect(SearchMonth(of: try WallTime(iso: "2026-03-05T00:00:00.000Z")).table == "search_2026_03")
    }

    @Test func whatIsNoMonthIsNone() {
        #expect(SearchMonth(number: 202_613) == nil && SearchMonth(number: 0) == nil)
    }
}
