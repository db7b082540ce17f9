import Domain
import Testing

@Suite struct CivilMonthTests {
    @Test func aMonthEndsWhereTheNextOneBegins() throws {
        let november = try #require(CivilMonth("2026-11"))
        #expect("\(november.first) \(november.next)" == "2026-11-01 2026-12-01")
        #expect("\(november)" == "2026-11")
        let december = try #require(CivilMonth("2026-12"))
        #expect("\(december.next)" == "2027-01-01")
    }

    @Test(arguments: ["", "2026", "2026-13", "2026-00", "2026-1", "26-11", "2026-11-01", "1969-12", "november"])
    func whatIsNoMonthIsRefused(text: String) { #expect(CivilMonth(text) == nil) }

    @Test(arguments: [
        ("2026-11-01T00:00:00Z", "2026-11"), ("2026-11-30T23:59:59.999Z", "2026-11"),
        ("2028-02-29T12:00:00Z", "2028-02"), ("2026-12-31T23:59:59Z", "2026-12"), ("2027-01-31T00:00:00Z", "2027-01"),
    ])
    func aTimeLiesInTheMonthOfItsDayInUTC(time: String, month: String) throws {
        let at = try WallTime(iso: time)
        let found = CivilMonth(of: at)
        #expect("\(found)" == month)
        #expect(found == CivilMonth(month))
        #expect(found.times.contains(at))
    }
}
