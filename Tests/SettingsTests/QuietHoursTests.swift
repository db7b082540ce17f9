import JSON
import Testing

@testable import Settings

@Suite struct QuietHoursTests {
    private let second = 3_600

    @Test func nightsReachOverMidnight() throws {
        let hours = try #require(QuietHours("22:00-07:30"))
        #expect(hours.description == "22:00-07:30" && hours.endText == "07:30")
        #expect(hours.rest(atSecond: 22 * second) == .seconds(9 * second + 1_800))
        #expect(hours.rest(atSecond: 0) == .seconds(7 * second + 1_800))
        #expect(hours.rest(atSecond: 7 * second + 1_799) == .seconds(1))
        #expect(hours.rest(atSecond: 7 * second + 1_800) == nil)
        #expect(hours.rest(atSecond: 22 * second - 1) == nil)
    }

    @Test func aDayHasThemToo() throws {
        let hours = try #require(QuietHours("09:00-10:00"))
        #expect(hours.rest(atSecond: 9 * second) == .seconds(second))
        #expect(hours.rest(atSecond: 10 * second) == nil && hours.rest(atSecond: 0) == nil)
    }

    @Test(arguments: [
        "", "22:00", "22-07", "7:00-8:00", "24:00-07:00", "22:60-07:00", "08:00-08:00", "22:00-07:00-09:00",
    ])
    func whatIsNoPartOfADayIsRefused(text: String) { #expect(QuietHours(text) == nil) }

    @Test func theSettingTakesHoursOrNone() throws {
        let form = SettingForm<QuietHours?>.quietHours
        #expect(try form.read(.text("none")) == nil)
        let night = try form.read(.text("22:00-07:00"))
        #expect(form.show(night) == "22:00-07:00" && form.show(nil) == "none")
        #expect(throws: SettingMismatch.self) { try form.read(.text("late")) }
        #expect(throws: SettingMismatch.self) { try form.read(.integer(22)) }
    }
}
