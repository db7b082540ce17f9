import Control
import Domain
import JSON
import Journal
import Runs
import TestSupport
import Testing

@testable import Commands

/// What a daemon says of budgets, and what becomes of a run by it; `BudgetCommandTests` asks a real one.
@Suite struct BudgetGateTests {
    @Test func aDaemonThatDoesNotKnowBudgetsHoldsNobodyUpWhoHasNone() throws {
        let trial = try DaemonCommandTrial()
        _ = try trial.start()
        // Known a moment after the daemon has begun, which is waited for.
        let held = try trial.roost("run", "--budget", "0.50", "--", "true")
        #expect(held.exitCode == 0, "\(held.stderr)")
        let run = try #require(try trial.runs.waitForRun { $0.metadata.budget.money != nil })
        #expect(run.metadata.budget == BudgetLimit(money: Money(nanodollars: 500_000_000)))
        #expect(try trial.roost("run", "--", "true").exitCode == 0)
    }
}
