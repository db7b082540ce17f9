import Domain
import Testing

@testable import Store

@Suite struct UsageSumsTests {
    private func call(_ worker: String, cost: Int64?) -> CallRow {
        var call = CallRow(
            id: 1,
            worker: worker,
            at: WallTime(nanoseconds: 0),
            model: "m",
            usage: Usage(input: 1, output: 2, cacheRead: 3, cacheWrite5m: 4, cacheWrite1h: 5)
        )
        call.estimatedCost = cost.map { Money(nanodollars: $0) }
        return call
    }

    @Test func aQuarterBeginsEveryFifteenMinutes() {
        func quarter(_ minutes: Int64, _ nanoseconds: Int64 = 0) -> String {
            UsageSums.quarter(of: WallTime(nanoseconds: minutes * 60_000_000_000 + nanoseconds))
        }
        #expect(quarter(0) == "1970-01-01T00:00Z")
        #expect(quarter(15, -1) == "1970-01-01T00:00Z")
        #expect(quarter(15) == "1970-01-01T00:15Z")
        #expect(quarter(24 * 60, -1) == "1970-01-01T23:45Z")
        #expect(quarter(0, -1) == "1969-12-31T23:45Z")
    }

    @Test func whatIsTakenAwayAgainLeavesNothing() {
        var sums = UsageSums()
        sums.take(call("a", cost: 7), task: "t", sign: 1)
        sums.take(call("a", cost: nil), task: "t", sign: 1)
        #expect(sums.sums.values.first?.calls == 2)
        #expect(sums.sums.values.first?.unpricedCalls == 1)
        #expect(sums.taskNanodollars == ["t": 7])
        sums.take(call("a", cost: nil), task: "t", sign: -1)
        sums.take(call("a", cost: 7), task: "t", sign: -1)
        #expect(sums.sums.values.allSatisfy { $0 == UsageSums.Sum(task: "t") })
        #expect(sums.taskNanodollars == ["t": 0])
    }
}
