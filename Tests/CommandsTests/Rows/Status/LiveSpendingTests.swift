import Domain
import JSON
import Testing

@testable import Commands

@Suite struct LiveSpendingTests {
    @Test func theDayIsToldWhereThereIsSomethingToTell() {
        var spending = LiveSpending()
        #expect(spending.todayText == nil)
        spending.today = .zero
        #expect(spending.todayText == nil)
        spending.dayMax = Money(nanodollars: 20_000_000_000)
        #expect(spending.todayText == "today $0.00 of $20.00")
        spending.today = Money(nanodollars: 4_200_000)
        #expect(spending.todayText == "today $0.0042 of $20.00")
        spending.dayMax = nil
        #expect(spending.todayText == "today $0.0042")
    }

    @Test func programsGetExactAmounts() {
        var spending = LiveSpending()
        spending.tasks = ["gh-450": Money(nanodollars: 1_234_567_891)]
        #expect(spending.cell(of: "gh-450") == Cell("$1.23", .decimal("1.234567891")))
        #expect(spending.cell(of: "gh-451") == .none)
    }
}
