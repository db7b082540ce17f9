import Domain
import Glibc
import Platform
import Testing

/// In processes of their own, since the time zone belongs to the whole process.
@Suite struct LocalCalendarTests {
    @Test func inUTCADayIsADay() async {
        await #expect(processExitsWith: .success) {
            let calendar = calendar(in: "UTC")
            let time = try WallTime(iso: "2026-11-21T01:02:03Z")
            #expect(calendar.offset(at: time) == .zero)
            #expect(calendar.text(time) == "2026-11-21 01:02:03")
            expect(calendar.day(around: time), "2026-11-21T00:00:00.000Z", "2026-11-22T00:00:00.000Z")
        }
    }

    @Test func aDayBeginsAtLocalMidnight() async {
        await #expect(processExitsWith: .success) {
            let calendar = calendar(in: "Asia/Kolkata")
            let time = try WallTime(iso: "2026-11-20T20:00:00Z")
            #expect(calendar.offset(at: time) == .seconds(19_800))
            #expect(calendar.text(time) == "2026-11-21 01:30:00")
            expect(calendar.day(around: time), "2026-11-20T18:30:00.000Z", "2026-11-21T18:30:00.000Z")
        }
    }

    @Test func daysOnWhichTheClockIsSetHave23Or25Hours() async {
        await #expect(processExitsWith: .success) {
            let calendar = calendar(in: "Europe/Berlin")
            let spring = try WallTime(iso: "2026-03-29T12:00:00Z")
            expect(calendar.day(around: spring), "2026-03-28T23:00:00.000Z", "2026-03-29T22:00:00.000Z")
            let autumn = try WallTime(iso: "2026-10-25T12:00:00Z")
            expect(calendar.day(around: autumn), "2026-10-24T22:00:00.000Z", "2026-10-25T23:00:00.000Z")
        }
    }

    @Test func aDayWithoutMidnightBeginsAtItsFirstSecond() async {
        await #expect(processExitsWith: .success) {
            // On 2018-11-04 the clocks of São Paulo went from 23:59:59 to 01:00:00.
            let calendar = calendar(in: "America/Sao_Paulo")
            let time = try WallTime(iso: "2018-11-04T12:00:00Z")
            expect(calendar.day(around: time), "2018-11-04T03:00:00.000Z", "2018-11-05T02:00:00.000Z")
            #expect(calendar.text(try WallTime(iso: "2018-11-04T03:00:00Z")) == "2018-11-04 01:00:00")
        }
    }

    @Test func aCalendarOfAnotherPlaceGoesByItsOwnTime() throws {
        let calendar = LocalCalendar { _ in .seconds(-12_600) }
        let time = try WallTime(iso: "2026-11-21T01:02:03Z")
        #expect(calendar.text(time) == "2026-11-20 21:32:03")
        expect(calendar.day(around: time), "2026-11-20T03:30:00.000Z", "2026-11-21T03:30:00.000Z")
        expect(LocalCalendar.utc.day(around: time), "2026-11-21T00:00:00.000Z", "2026-11-22T00:00:00.000Z")
    }

    @Test func timesBefore1970AreTimes() async {
        await #expect(processExitsWith: .success) {
            let calendar = calendar(in: "UTC")
            #expect(calendar.text(WallTime(nanoseconds: -1)) == "1969-12-31 23:59:59")
        }
    }
}

private func calendar(in zone: String) -> LocalCalendar {
    // Own process: called in exit tests alone.
    setenv("TZ", zone, 1)
    return LocalCalendar()
}

private func expect(_ day: Range<WallTime>, _ start: String, _ end: String) {
    #expect(day.lowerBound.iso == start)
    #expect(day.upperBound.iso == end)
}
