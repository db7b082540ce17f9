import Control
import Decoding
import Domain
import Platform
import Store
import TestSupport
import Testing

@testable import Indexer

@Suite struct LiveSpendingTests {
    private let home: IndexedHome

    init() throws { home = try IndexedHome() }

    private func spending() -> LiveSpending {
        LiveSpending(
            home.paths,
            Pricing(PriceCatalog(ShippedPrices.entries)),
            .utc,
            on: SystemDisk(),
            clock: home.fixture.clock
        )
    }

    private let run = "run-20261121-010203-456789-7k2mq9"

    private func report(
        _ message: String,
        output: Int64,
        at offset: Int64,
        model: String = "claude-sonnet-4-5",
        conversation: String = "c-1"
    ) throws -> LiveNews.PlacedReport {
        let now = home.fixture.clock.now().wall
        let place = LivePlace(
            run: try RunID(run),
            task: try TaskID("gh-450"),
            channel: .stdout,
            offset: offset,
            at: now
        )
        let report = UsageReport(
            response: ResponseKey(message: message),
            conversation: conversation,
            model: model,
            at: now,
            usage: Usage(input: 10, output: output),
            source: UsageSource(run: run, isLive: true, began: now)
        )
        return LiveNews.PlacedReport(place: place, report: report)
    }

    @Test func withoutAnIndexNothingIsKnownAndAfterwardsEverything() throws {
        let spending = spending()
        #expect(spending.take([try report("m-1", output: 5, at: 0)]) == [:])
        #expect(spending.sums(of: run, "gh-450") == nil && spending.trouble == "the index is only being made")
        _ = try home.pass()
        let sums = try #require(spending.sums(of: run, "gh-450"))
        #expect(sums.run.responses == 1 && sums.task == sums.run && sums.day == sums.run)
        #expect(sums.run.tokens == Usage(input: 10, output: 5) && sums.run.nanodollars > 0)
        #expect(spending.trouble == nil)
    }

    @Test func aResponseThatIsToldAgainCountsOnceAndWithItsMost() throws {
        _ = try home.pass()
        let spending = spending()
        let first = spending.take([try report("m-1", output: 5, at: 0)])
        #expect(first[run]?.responses == 1)
        let second = spending.take([try report("m-1", output: 50, at: 90), try report("m-1", output: 7, at: 99)])
        #expect(second[run]?.responses == 0 && second[run]?.tokens == Usage(output: 45))
        #expect(spending.sums(of: run, "gh-450")?.run.tokens.output == 50)
    }

    @Test func aResponseWithoutAPriceIsCountedAsSuch() throws {
        _ = try home.pass()
        let spending = spending()
        _ = spending.take([try report("m-1", output: 5, at: 0, model: "nobody-knows-1")])
        let sums = try #require(spending.sums(of: run, "gh-450"))
        #expect(sums.run.unpriced == 1 && sums.run.nanodollars == 0 && sums.run.responses == 1)
    }

    @Test func whatIsInTheIndexAlreadyIsNotCountedAgain() throws {
        // A run whose lines are rows, and that a later run repeats, as a conversation does that is resumed.
        try home.record(ClaudeTalk.lines("c-1", message: "msg_1"))
        let index = try home.open()
        _ = try index.pass()
        let spending = spending()
        _ = spending.take([try report("msg_1", output: 120, at: 0)])
        let totals = try #require(spending.totals(of: [(run: run, task: "gh-450")], withOpenTasks: true))
        #expect(totals.spentToday.responses == 1 && totals.tasks["gh-450"]?.responses == 1)
    }

    @Test func anotherDayBeginsAtNothing() throws {
        _ = try home.pass()
        let spending = spending()
        _ = spending.take([try report("m-1", output: 5, at: 0)])
        home.fixture.clock.advance(by: .seconds(86_400))
        let sums = try #require(spending.sums(of: run, "gh-450"))
        #expect(sums.day == .none && sums.run.responses == 1)
        let totals = try #require(spending.totals(of: [], withOpenTasks: false))
        #expect(totals.day.contains(home.fixture.clock.now().wall))
    }

    @Test func whereFarTooMuchIsNotInTheIndexNothingIsSaidToBeKnown() throws {
        _ = try home.pass()
        let spending = spending()
        let one = try report("m-1", output: 5, at: 7)
        _ = spending.take(Array(repeating: one, count: LiveLimits.pendingMax))
        #expect(spending.sums(of: run, "gh-450") != nil)
        _ = spending.take([try report("m-2", output: 5, at: 9)])
        #expect(spending.sums(of: run, "gh-450") == nil && spending.trouble != nil)
    }
}
