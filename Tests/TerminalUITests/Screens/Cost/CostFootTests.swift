import Domain
import Queries
import Testing

@testable import TerminalUI

@Suite struct CostFootTests {
    private func texts(_ picture: CostPicture, _ budgets: BudgetPicture = CostDesk.budgets) -> [String] {
        var screen = CostScreen()
        (screen.picture, screen.budgets) = (picture, budgets)
        let context = TopContext(now: CostDesk.now, calendar: nil)
        return CostFoot.lines(screen, picture, context).map { "\($0.label) \($0.text)" }
    }

    @Test func burningSaysWhereItLeads() {
        var picture = CostDesk.picture
        #expect(texts(picture).contains { $0.hasPrefix("BURN $1.61 in the last hour → reaches $20 at ") })
        picture.lastHour = CostDesk.sums(10)
        #expect(texts(picture).contains("BURN $0.10 in the last hour; stays below $20 today"))
        picture.today = CostDesk.sums(2_100)
        #expect(texts(picture).contains("BURN $0.10 in the last hour; the $20 of the day are used up"))
        picture.lastHour = CostSums()
        #expect(texts(picture).contains("BURN nothing in the last hour"))
    }

    @Test func whatAgentsReportIsSaidWithItsDrift() {
        var picture = CostDesk.picture
        #expect(texts(picture).contains("SOURCE all computed from prices; agents report none"))
        picture.total.reported = ReportedCost(
            responses: 5,
            cost: Money(nanodollars: 2_000_000_000),
            drift: Money(nanodollars: 20_000_000)
        )
        #expect(texts(picture).contains("SOURCE agents report $2.00 for 50% of responses, drift +$0.02"))
    }

    @Test func nothingIsToldOfWhatIsNotKnownYet() {
        let context = TopContext(now: CostDesk.now, calendar: nil)
        #expect(CostFoot.lines(CostScreen(), CostPicture(), context).isEmpty)
    }

    @Test func whatFailedWasWasted() {
        #expect(CostFoot.isWasted("failed") && CostFoot.isWasted("lost") && !CostFoot.isWasted("interrupted"))
        var picture = CostDesk.picture
        picture.outcomes = [CostRow(key: "completed", sums: CostDesk.sums(10))]
        #expect(!texts(picture).contains { $0.hasPrefix("WASTE") })
    }
}
