import Domain
import Testing

@testable import Queries

@Suite struct UsageSpanTests {
    private func span(_ from: String, _ to: String) throws -> UsageSpan {
        UsageSpan(try WallTime(iso: from)..<WallTime(iso: to))
    }

    @Test func wholeQuartersLeaveNothingAtTheEnds() throws {
        let span = try span("2026-11-21T00:00:00Z", "2026-11-22T00:00:00Z")
        #expect(span.firstWhole == "2026-11-21T00:00Z")
        #expect(span.firstBehind == "2026-11-22T00:00Z")
        #expect(span.from == "2026-11-21T00:00:00.000" && span.firstEnd == span.from)
        #expect(span.to == "2026-11-22T00:00:00.000" && span.lastStart == span.to)
    }

    @Test func whatIsCutFromQuartersIsLeftAtTheEnds() throws {
        let span = try span("2026-11-21T00:01:00Z", "2026-11-21T01:29:59.500Z")
        #expect(span.firstWhole == "2026-11-21T00:15Z" && span.firstBehind == "2026-11-21T01:15Z")
        #expect(span.firstQuarter == "2026-11-21T00:00Z" && span.lastQuarter == "2026-11-21T01:15Z")
        #expect(span.from == "2026-11-21T00:01:00.000" && span.firstEnd == "2026-11-21T00:15:00.000")
        #expect(span.lastStart == "2026-11-21T01:15:00.000" && span.to == "2026-11-21T01:29:59.500")
    }

    @Test func withinOneQuarterThereIsOneEnd() throws {
        let span = try span("2026-11-21T00:01:00Z", "2026-11-21T00:02:00Z")
        #expect(span.firstWhole > span.firstBehind)
        #expect(span.from == "2026-11-21T00:01:00.000" && span.firstEnd == "2026-11-21T00:02:00.000")
        #expect(span.lastStart == span.to)
    }

    @Test func aTimeBeforeTheBeginningOfTimesBeginsThere() {
        let span = UsageSpan(WallTime(nanoseconds: .min)..<WallTime(nanoseconds: 1_000_000))
        #expect(span.from == "1970-01-01T00:00:00.000" && span.to == "1970-01-01T00:00:00.001")
    }

    @Test func boundsSortBeforeEveryTimeOfTheirMoment() throws {
        let bound = UsageSpan.bound(try WallTime(iso: "2026-11-21T00:00:01.123456789Z"))
        #expect(bound == "2026-11-21T00:00:01.123")
        #expect(bound < "2026-11-21T00:00:01.123Z" && bound < "2026-11-21T00:00:01.123000001Z")
    }
}
