import JSON
import Testing

@testable import Domain

@Suite struct BudgetLimitTests {
    @Test func levelsBeginExactlyWhereTheyAreSaidTo() {
        let cases: [(Int64, Int64, Int, BudgetLevel, Int64)] = [
            (0, 100, 80, .within, 0), (79, 100, 80, .within, 79), (80, 100, 80, .warn, 80), (99, 100, 80, .warn, 99),
            (100, 100, 80, .full, 100), (250, 100, 80, .full, 250), (0, 0, 80, .full, 100), (-5, 100, 80, .within, 0),
            (.max, .max, 80, .full, 100), (.max / 2, .max, 49, .warn, 49), (1, 3, 34, .within, 33),
            (99, 100, 100, .within, 99),
        ]
        for (used, limit, warnPercent, level, percent) in cases {
            #expect(BudgetLevel(used: used, of: limit, warnPercent: warnPercent) == level, "\(used) of \(limit)")
            #expect(BudgetLevel.percent(used: used, of: limit) == percent, "\(used) of \(limit)")
        }
        #expect(BudgetLevel.within < .warn && BudgetLevel.warn < .full)
    }

    @Test func tokensAreReadAsPeopleWriteThem() {
        let read: [(String, Int64?)] = [
            ("200000", 200_000), ("200_000", 200_000), ("200k", 200_000), ("1.5M", 1_500_000), ("0", 0),
            ("2G", 2_000_000_000),
            ("0.001k", 1), ("0.0001k", nil), ("1.5", nil), ("", nil), ("k", nil), ("-5", nil), ("1.k", nil),
            ("1..5M", nil),
            ("99999999999999999999", nil), ("9999999999999G", nil), ("five", nil),
        ]
        for (text, count) in read { #expect(TokenCountText.read(text) == count, "\(text)") }
        #expect([0, 999, 1_000, 1_234_567].map { TokenCountText.grouped($0) } == ["0", "999", "1,000", "1,234,567"])
        #expect(TokenCountText.grouped(-1_000) == "-1,000")
    }

    @Test func scopesComeBackFromTheirText() throws {
        let scopes: [BudgetScope] = [.day, .task(try TaskID("gh-450")), .run(try RunID("run-1"))]
        for scope in scopes { #expect(BudgetScope(scope.text) == scope) }
        for text in ["", "task", "task:", "run:../x", "week", "day:1"] { #expect(BudgetScope(text) == nil, "\(text)") }
        #expect(scopes.map(\.description) == ["the budget of the day", "the budget of gh-450", "the budget of run-1"])
        #expect(scopes.sorted().map(\.word) == ["day", "run", "task"])
    }

    @Test func whatOneLeavesOpenTheOtherSays() throws {
        let own = BudgetLimit(money: Money(nanodollars: 5))
        let general = BudgetLimit(money: Money(nanodollars: 9), tokens: 7)
        #expect(own.over(general) == BudgetLimit(money: Money(nanodollars: 5), tokens: 7))
        #expect(BudgetLimit.none.isNone && !own.isNone && BudgetUnit.allCases.map { general[$0] } == [9, 7])
        let object = JSONObject(present: general.fields(moneyKey: "m", tokensKey: "t"))
        #expect(try BudgetLimit(Fields(object), moneyKey: "m", tokensKey: "t") == general)
        #expect(BudgetLimit.text(500_000_000, in: .usd) == "$0.5")
        #expect(BudgetLimit.text(200_000, in: .tokens) == "200,000 tokens")
    }

    @Test func whatMayBeSpentIsNoLessThanNothing() throws {
        #expect(try Money(limit: "$0.50") == Money(nanodollars: 500_000_000))
        #expect(try Money(limit: "5") == Money(nanodollars: 5_000_000_000))
        for text in ["-1", "", "$", "five"] { #expect(throws: MoneyError.self) { try Money(limit: text) } }
        #expect(BudgetPolicy.allCases.map(\.rawValue) == ["finish", "pause", "stop"])
    }
}
