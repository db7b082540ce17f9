import Domain
import Platform
import TestSupport
import Testing

@testable import Queries

/// Days of places whose clocks are set, or stand at another time than the full hour.
@Suite struct LocalDayCostTests {
    /// Clocks that go forward by an hour at 01:00 UTC on 2026-03-29, and back at 01:00 UTC on 2026-10-25.
    private static let berlin = LocalCalendar { time in
        let isSummer = (1_774_746_000_000_000_000..<1_792_890_000_000_000_000).contains(time.nanoseconds)
        return .seconds(isSummer ? 7_200 : 3_600)
    }
    private static let kolkata = LocalCalendar { _ in .seconds(19_800) }
    private static let kathmandu = LocalCalendar { _ in .seconds(20_700) }
    private static let newfoundland = LocalCalendar { _ in .seconds(-12_600) }
    /// No place has had such a time since 1972, and the sums of quarters do not fit it.
    private static let odd = LocalCalendar { _ in .seconds(1_172) }

    /// What each day cost, of responses that cost 1, 10, 100, … in the order of their times.
    private func days(_ times: [String], on calendar: LocalCalendar) throws -> [String] {
        let scene = try CostScene()
        try scene.addTask("t")
        try scene.addRun("run", of: "t", slot: "worker-1-1", agent: "claude")
        var nanodollars: Int64 = 1
        for time in times {
            try scene.respond("run", at: time, nanodollars: nanodollars)
            nanodollars *= 10
        }
        let rows = try scene.cost(by: .day, on: calendar).rows
        return rows.map { "\($0.key ?? "-") \($0.sums.pricedCost.nanodollars)" }
    }

    @Test func theDayInSpringHas23Hours() throws {
        let times = [
            "2026-03-28T22:59:59.999Z", "2026-03-28T23:00:00Z", "2026-03-29T21:59:59.999999Z", "2026-03-29T22:00:00Z",
        ]
        #expect(try days(times, on: Self.berlin) == ["2026-03-28 1", "2026-03-29 110", "2026-03-30 1000"])
    }

    @Test func theDayInAutumnHas25Hours() throws {
        let times = [
            "2026-10-24T21:59:59.999Z", "2026-10-24T22:00:00Z", "2026-10-25T22:59:59.999Z", "2026-10-25T23:00:00Z",
        ]
        #expect(try days(times, on: Self.berlin) == ["2026-10-24 1", "2026-10-25 110", "2026-10-26 1000"])
    }

    @Test func daysBeginAtHalfHoursAndQuartersWhereTheyDo() throws {
        let half = ["2026-11-20T18:29:59.999Z", "2026-11-20T18:30:00Z", "2026-11-21T18:29:59Z", "2026-11-21T18:30:00Z"]
        #expect(try days(half, on: Self.kolkata) == ["2026-11-20 1", "2026-11-21 110", "2026-11-22 1000"])
        let quarter = ["2026-11-20T18:14:59.999Z", "2026-11-20T18:15:00Z", "2026-11-21T18:15:00Z"]
        #expect(try days(quarter, on: Self.kathmandu) == ["2026-11-20 1", "2026-11-21 10", "2026-11-22 100"])
        let behind = ["2026-11-21T03:29:59.999Z", "2026-11-21T03:30:00Z"]
        #expect(try days(behind, on: Self.newfoundland) == ["2026-11-20 1", "2026-11-21 10"])
    }

    @Test func aDayThatBeginsAtNoQuarterIsExactToo() throws {
        let times = [
            "2026-11-20T23:40:27.999Z", "2026-11-20T23:40:28Z", "2026-11-21T23:40:27Z", "2026-11-21T23:40:28Z",
        ]
        #expect(try days(times, on: Self.odd) == ["2026-11-20 1", "2026-11-21 110", "2026-11-22 1000"])
    }

    @Test func theFirstAndTheLastDayAreCutByTheRange() throws {
        let scene = try CostScene.usual()
        let report = try scene.cost(by: .day, from: "2026-11-20T10:10:00Z", to: "2026-11-21T09:01:30Z")
        #expect(report.rows.map(\.sums.responses) == [1, 2])
        #expect(report.total.responses == 3)
    }

    @Test func daysWithoutResponsesAreLeftOut() throws {
        let times = ["2026-01-01T00:00:00Z", "2026-12-31T23:59:59Z"]
        #expect(try days(times, on: .utc) == ["2026-01-01 1", "2026-12-31 10"])
    }
}
