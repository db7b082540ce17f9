import Control
import Domain
import JSON
import Testing

@testable import Supervision

@Suite struct BudgetNewsTests {
    private func news(_ level: BudgetNews.Level, _ consequence: BudgetNews.Consequence, spent: Spending?) -> BudgetNews
    {
        BudgetNews(scope: .day, unit: .usd, limit: 5_000_000_000, spent: spent, level: level, consequence: consequence)
    }

    @Test func itSaysWhatFollows() {
        let spent = BudgetScene.spent(5.02)
        let full = "the budget of the day, $5, is used up: $5.02"
        #expect(news(.full, .none, spent: spent).message == full)
        #expect(news(.full, .held, spent: spent).message == full + "; nothing new is started")
        #expect(news(.full, .stopped, spent: spent).message == full + "; what goes on is stopped")
        #expect(
            news(.warn, .warned, spent: BudgetScene.spent(4)).message
                == "the budget of the day, $5, is used to 80 %: $4.00"
        )
        var unknown = news(.unknown, .held, spent: nil)
        unknown.trouble = "the index is away"
        #expect(unknown.message == "the budget of the day, $5, cannot be held: the index is away")
        #expect(unknown.data["used_nanodollars"] == nil && unknown.data["scope_id"] == nil)
    }

    @Test func whatHasNoPriceIsCounted() {
        let one = BudgetScene.spent(0.4, responses: 5, unpriced: 1)
        #expect(BudgetNews.usedText(one, in: .usd) == "at least $0.40, 1 response without a price")
        #expect(BudgetNews.usedText(BudgetScene.spent(1, tokens: 1_234), in: .tokens) == "1,234 tokens")
        #expect(news(.warn, .warned, spent: one).data["unpriced"] == 1)
    }

    @Test func aRowThatIsNotKnownSaysSo() {
        let row = BudgetRow(scope: .day, unit: .tokens, limit: 5, spent: nil, level: nil)
        #expect(row.text == "the budget of the day: unknown of 5 tokens" && row.json["level"] == "unknown")
    }
}
