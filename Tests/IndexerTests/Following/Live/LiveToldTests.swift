import Control
import Domain
import Testing

@testable import Indexer

@Suite struct LiveToldTests {
    private let run: RunID
    private let task: TaskID
    private let at = WallTime(nanoseconds: 1_795_222_923_456_000_000)

    init() throws {
        run = try RunID("run-20261121-010203-456789-7k2mq9")
        task = try TaskID("gh-450")
    }

    private func spent(_ nanodollars: Int64) -> Spending {
        var sum = Spending()
        sum.nanodollars = nanodollars
        return sum
    }

    private func totals(_ today: Int64, task: Int64, run: Int64) -> LiveTotals {
        var totals = LiveTotals(day: at..<at.advanced(by: .seconds(86_400)), spentToday: spent(today))
        totals.tasks = ["gh-450": spent(task)]
        totals.runs = [self.run.text: spent(run)]
        return totals
    }

    @Test func onlyWhatIsAnotherIsNews() {
        var told = LiveTold()
        #expect(told.news(in: totals(3, task: 2, run: 1)) == totals(3, task: 2, run: 1))
        told.note(.totals(totals(3, task: 2, run: 1)))
        #expect(told.news(in: totals(3, task: 2, run: 1)) == nil)
        let news = told.news(in: totals(4, task: 2, run: 2))
        #expect(news?.spentToday == spent(4) && news?.tasks == [:] && news?.runs == [run.text: spent(2)])
        #expect(news?.areAll == false)
    }

    @Test func anotherDayIsNews() {
        var told = LiveTold()
        told.note(.totals(totals(0, task: 2, run: 1)))
        var next = totals(0, task: 2, run: 1)
        next.day = next.day.upperBound..<next.day.upperBound.advanced(by: .seconds(86_400))
        #expect(told.news(in: next) != nil)
    }

    @Test func whatAFactOfUsageTellsIsNoNews() {
        var told = LiveTold()
        told.note(.totals(totals(3, task: 2, run: 1)))
        var usage = LiveUsage(LivePlace(run: run, task: task, channel: .stdout, offset: 0, at: at))
        (usage.day, usage.task, usage.run) = (spent(6), spent(5), spent(4))
        told.note(.usage(usage))
        #expect(told.news(in: totals(6, task: 5, run: 4)) == nil)
    }

    @Test func thatNothingIsKnownIsToldOnce() {
        var told = LiveTold()
        told.note(.totals(totals(3, task: 2, run: 1)))
        #expect(told.isNews("away"))
        told.note(.totalsUnknown(why: "away"))
        #expect(!told.isNews("away") && told.isNews("damaged"))
        #expect(told.news(in: totals(3, task: 2, run: 1)) != nil)
    }
}
