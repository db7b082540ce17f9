import Testing

@testable import Commands

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
}
