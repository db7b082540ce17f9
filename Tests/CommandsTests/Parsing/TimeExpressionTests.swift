import Domain
import Testing

@testable import Commands

@Suite struct TimeExpressionTests {
    /// A Saturday.
    private static let now = "2026-11-21T01:02:03Z"

    private func time(_ text: String, ahead hours: Int = 0) throws -> String {
        let expression = try #require(TimeExpression(text))
        return expression.time(now: try WallTime(iso: Self.now)) { _ in .seconds(hours * 3_600) }.iso
    }

    @Test(arguments: [
        ("now", "2026-11-21T01:02:03.000Z"),
        ("10m", "2026-11-21T00:52:03.000Z"),
        ("2h", "2026-11-20T23:02:03.000Z"),
        ("3d", "2026-11-18T01:02:03.000Z"),
        ("1h30m", "2026-11-20T23:32:03.000Z"),
        ("today", "2026-11-21T00:00:00.000Z"),
        ("Yesterday", "2026-11-20T00:00:00.000Z"),
        ("2026-11-20", "2026-11-20T00:00:00.000Z"),
        ("2026-11-20 12:00", "2026-11-20T12:00:00.000Z"),
        ("2026-11-20 12:00:30", "2026-11-20T12:00:30.000Z"),
        ("2026-11-20T12:00", "2026-11-20T12:00:00.000Z"),
        ("12:30", "2026-11-21T12:30:00.000Z"),
        ("2026-11-20T12:00:30.5+02:00", "2026-11-20T10:00:30.500Z"),
        ("@1795222923", "2026-11-21T01:02:03.000Z"),
        ("@1795222923.25", "2026-11-21T01:02:03.250Z"),
    ])
    func timesAreRead(text: String, expected: String) throws {
        #expect(try time(text) == expected)
    }

    @Test(arguments: [
        ("today", "2026-11-20T14:00:00.000Z"), ("2026-11-20 12:00", "2026-11-20T02:00:00.000Z"),
        ("10m", "2026-11-21T00:52:03.000Z"), ("2026-11-20T12:00:00Z", "2026-11-20T12:00:00.000Z"),
    ])
    func daysAndTimesOfDayAreLocal(text: String, expected: String) throws {
        #expect(try time(text, ahead: 10) == expected)
    }

    @Test func todayIsTheDayThatItIsThere() throws {
        #expect(try time("today", ahead: -3) == "2026-11-20T03:00:00.000Z")
    }

    @Test(arguments: [
        "", " ", "soon", "10", "-5m", "10x", "2026-13-01", "2026-02-30", "2026-11-20 24:00", "2026-11-20 12", "12:60",
        "2026-1-2", "@", "@x", "@-5", "@1.", "@99999999999", "2026-11-20 12:00:30Z ", "tomorrow", "1969-12-31",
        "2026-11-20  12:00", "30m2h",
    ])
    func whatIsNoTimeIsRefused(text: String) {
        #expect(TimeExpression(text) == nil)
    }

    /// Clocks that go forward by an hour at 01:00 UTC on 2026-03-29, and back at 01:00 UTC on 2026-10-25.
    private func summer(_ time: WallTime) -> Duration {
        let isSummer = (1_774_746_000_000_000_000..<1_792_890_000_000_000_000).contains(time.nanoseconds)
        return .seconds(isSummer ? 7_200 : 3_600)
    }

    @Test(arguments: [
        ("2026-03-29 01:59:59", "2026-03-29T00:59:59.000Z"), ("2026-03-29 02:30", "2026-03-29T01:00:00.000Z"),
        ("2026-03-29 03:00", "2026-03-29T01:00:00.000Z"), ("2026-10-25 02:30", "2026-10-25T00:30:00.000Z"),
        ("2026-10-25 03:00", "2026-10-25T02:00:00.000Z"), ("2026-07-01", "2026-06-30T22:00:00.000Z"),
    ])
    func clocksThatAreSetAreMinded(text: String, expected: String) throws {
        let expression = try #require(TimeExpression(text))
        #expect(expression.time(now: try WallTime(iso: Self.now), offset: summer).iso == expected)
    }

    @Test func theErrorShowsHowTimesAreWritten() {
        #expect(throws: ValueFault(expected: "a time: \(TimeExpression.forms)")) {
            _ = try ValueForm<TimeExpression>.time.read("soonish")
        }
    }
}
