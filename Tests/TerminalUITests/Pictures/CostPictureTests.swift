import Domain
import JSON
import Queries
import Testing

@testable import TerminalUI

@Suite struct CostPictureTests {
    private let now = WallTime(nanoseconds: 1_795_262_671_000_000_000)

    private func dollars(_ count: Int64) -> Money { Money(nanodollars: count * 1_000_000_000) }

    @Test func aMonthIsTakenToGoOnAsItBegan() {
        let whole = Duration.seconds(30 * 86_400)
        #expect(CostPicture.projection(of: dollars(10), passed: .seconds(15 * 86_400), of: whole) == dollars(20))
        #expect(CostPicture.projection(of: dollars(10), passed: .seconds(3_600), of: whole) == nil)
        #expect(CostPicture.projection(of: nil, passed: .seconds(15 * 86_400), of: whole) == nil)
    }

    @Test func theBudgetIsReachedWhereTheLastHourLeadsTo() {
        var picture = CostPicture(dayEnd: now.advanced(by: .seconds(11 * 3_600)))
        (picture.today.pricedCost, picture.lastHour.pricedCost) = (dollars(4), dollars(2))
        #expect(picture.reaches(dollars(20), now: now) == now.advanced(by: .seconds(8 * 3_600)))
        #expect(picture.reaches(dollars(40), now: now) == nil)
        #expect(picture.reaches(dollars(4), now: now) == nil)
        picture.lastHour.pricedCost = .zero
        #expect(picture.reaches(dollars(20), now: now) == nil)
    }

    @Test func modelsWithoutAPriceAreNamed() {
        var sums = CostSums()
        (sums.responses, sums.unpriced) = (5, 3)
        let picture = CostPicture(models: [CostRow(key: "secret", sums: sums), CostRow(key: "known", sums: CostSums())])
        #expect(picture.unpricedModels.map(\.model) == ["secret"])
        #expect(picture.unpricedModels.first?.responses == 3)
    }

    @Test func theBudgetOfTheDayIsReadFromWhatTheDaemonTells() {
        let budgets = BudgetPicture([
            "budgets": [
                ["scope": "task", "scope_id": "gh-1", "unit": "usd", "limit": 1],
                ["scope": "day", "unit": "usd", "limit": 20_000_000_000],
                ["scope": "day", "unit": "tokens", "limit": 200_000],
            ], "warn_percent": 75, "at_limit": "pause",
        ])
        #expect(budgets.day == dollars(20) && budgets.dayTokens == 200_000 && budgets.task == nil)
        #expect(budgets.dayWarning == dollars(15) && budgets.atLimit == "pause")
        #expect(BudgetPicture([:]) == BudgetPicture())
    }
}
