import Control
import Domain
import Queries

@testable import TerminalUI

/// The cost screen with a fortnight of costs in front of it.
struct CostDesk {
    static let now = FlockScene.now

    var top: Top
    private(set) var effects: [TopEffect] = []

    init(rows: Int = 24, columns: Int = 80, isReadOnly: Bool = false) {
        var context = TopContext(now: Self.now, calendar: nil)
        context.isReadOnly = isReadOnly
        context.link = .open
        top = Top(context, size: ScreenSize(rows: rows, columns: columns), tabs: TopScreens.all(), open: .cost)
    }

    var lines: [String] { top.frame().lines }

    mutating func press(_ keys: Key...) {
        for key in keys { effects += top.take(.terminal(.key(key))) }
        top.saw()
    }

    mutating func type(_ text: String) { for letter in text { press(.character(letter)) } }

    mutating func take(_ answer: TopAnswer, to question: TopQuestion) {
        _ = top.take(.answer(answer, to: question))
        top.saw()
    }

    /// Answers what the screen asks of costs and budgets.
    mutating func settle(
        _ picture: CostPicture = CostDesk.picture,
        _ budgets: BudgetPicture = CostDesk.budgets
    ) {
        for question in top.questions {
            if case .costs = question { take(.costs(picture), to: question) }
            if question == .budgets { take(.budgets(budgets), to: question) }
        }
    }

    static let budgets = BudgetPicture(day: Money(nanodollars: 20_000_000_000), warnPercent: 80, atLimit: "stop")

    static func sums(_ cents: Int64, tokens: Int64 = 0, runs: Int64 = 1, unpriced: Int64 = 0) -> CostSums {
        var sums = CostSums()
        (sums.responses, sums.runs, sums.unpriced) = (10, runs, unpriced)
        sums.pricedCost = Money(nanodollars: cents * 10_000_000)
        sums.usage = Usage(
            input: tokens / 10,
            output: 0,
            cacheRead: tokens - tokens / 10,
            cacheWrite5m: 0,
            cacheWrite1h: 0
        )
        return sums
    }

    static var picture: CostPicture {
        let today = CivilDate(daysSinceEpoch: Int(now.nanoseconds / 86_400_000_000_000))
        let cents: [Int64] = [500, 600, 1_000, 0, 480, 510, 490, 0, 520, 1_030, 980, 560, 1_480, 412]
        let days = cents.enumerated().map { place, cents in
            let date = CivilDate(daysSinceEpoch: today.daysSinceEpoch - 13 + place)
            return CostPicture.Day(date: date, sums: cents == 0 ? CostSums() : sums(cents))
        }
        return CostPicture(
            days: days,
            rows: [
                CostRow(key: "gh-450", title: "token budget", sums: sums(241, tokens: 214_000, runs: 2)),
                CostRow(key: "gh-451", title: "auth refresh", sums: sums(94, tokens: 81_000)),
                CostRow(key: "gh-433", title: "日本語 \u{1B}[31mtest", sums: sums(46, tokens: 61_000, runs: 3)),
                CostRow(key: "gh-460", title: nil, sums: sums(31, tokens: 22_000)),
            ],
            models: [
                CostRow(key: "claude-sonnet-4-5-20250929", sums: sums(361, tokens: 300_000)),
                CostRow(key: "claude-haiku-4-5-20251001", sums: sums(51, tokens: 78_000)),
            ],
            outcomes: [CostRow(key: "completed", sums: sums(224)), CostRow(key: "failed", sums: sums(188, runs: 3))],
            total: sums(412, tokens: 378_000, runs: 7),
            today: sums(412),
            week: sums(3_820),
            month: sums(9_651),
            projected: Money(nanodollars: 164_000_000_000),
            lastHour: sums(161),
            dayEnd: now.advanced(by: .seconds(43_000))
        )
    }
}
