import Control
import Domain
import Queries
import Testing

@testable import TerminalUI

@Suite struct CostViewTests {
    private func lines(_ rows: Int, _ columns: Int, _ picture: CostPicture = CostDesk.picture) -> [String] {
        var desk = CostDesk(rows: rows, columns: columns)
        desk.settle(picture)
        return desk.lines
    }

    @Test func aSmallScreenHasSumsDaysTasksModelsAndWhatIsToBeSaid() {
        let lines = lines(24, 80)
        #expect(lines[1].contains("[4]Cost") && lines[1].contains("today  by task"))
        #expect(lines[3] == " TODAY $4.12  7 DAYS $38.20  MONTH $96.51  PROJECTED $164.00  BUDGET $20/day")
        #expect(lines.contains { $0.hasPrefix(" $20 ┤┄ budget of a day ┄┄") })
        #expect(lines.contains { $0.hasPrefix("  $0 ┼") && $0.contains("─20─") && $0.contains("─21─") })
        #expect(lines.contains { $0.hasPrefix(" BY TASK (today)") && $0.contains("│ BY MODEL") })
        #expect(lines.contains { $0.hasPrefix(">gh-450 token budget") && $0.contains("$2.41") && $0.contains("214k") })
        #expect(lines.contains { $0.contains("│ sonnet-4-5") && $0.contains("$3.61") && $0.contains("90%") })
        #expect(lines.contains { $0.hasPrefix(" BURN      $1.61 in the last hour → reaches $20 at 21:") })
        #expect(lines.contains { $0.hasPrefix(" WASTE     3 runs that failed: $1.88, 46% of all") })
        #expect(
            lines.contains { $0.hasPrefix(" GUARDS    ● 80% warns   ● 100% starts nothing new and runs are stopped") }
        )
        #expect(lines[23].hasPrefix(" t today  7 week  m month  g group by  ↵ drill  b budget"))
    }

    @Test func aWideOneHasThreeTablesSideBySideAndTheWarning() {
        let lines = lines(40, 120)
        #expect(lines[3].contains("TODAY $4.12 (") && lines[3].contains("% vs average)"))
        #expect(lines.contains { $0.contains("BY TASK") && $0.contains("│ BY MODEL") && $0.contains("│ BY OUTCOME") })
        #expect(lines.contains { $0.contains("$16 ┤┄ warns at 80% ┄") })
        #expect(lines.contains { $0.contains("✗ failed (wa") && $0.contains("$1.88") })
    }

    @Test func whatHasNoPriceIsSaidAndIsNeverNothing() {
        var picture = CostDesk.picture
        picture.rows[0] = CostRow(key: "gh-450", sums: CostDesk.sums(0, tokens: 5_000, unpriced: 10))
        picture.rows[1] = CostRow(key: "gh-451", sums: CostDesk.sums(94, unpriced: 2))
        picture.models.append(CostRow(key: "secret-1", sums: CostDesk.sums(0, unpriced: 12)))
        picture.today = CostDesk.sums(0, unpriced: 3)
        let lines = lines(24, 80, picture)
        #expect(lines[3].hasPrefix(" TODAY unpriced  7 DAYS"))
        #expect(lines.contains { $0.hasPrefix(">gh-450") && $0.contains("unpriced") })
        #expect(lines.contains { $0.hasPrefix(" gh-451") && $0.contains("$0.94+?") })
        #expect(lines.contains { $0.hasPrefix(" UNPRICED  secret-1 (12 responses): in no sum") })
        #expect(!lines.joined().contains("$0.00"))
    }

    @Test func withoutAnythingItSaysSo() {
        let empty = CostDesk().lines
        #expect(empty[3] == " nothing is known of costs yet")
        var desk = CostDesk()
        desk.settle(CostPicture(), BudgetPicture())
        #expect(desk.lines.contains { $0.contains("no model has answered in this time") })
        #expect(desk.lines[3].contains("BUDGET none"))
        #expect(desk.lines.contains { $0.contains("no budget holds anything back") })
    }

    @Test func whatOthersWroteMovesNoCursor() {
        #expect(lines(24, 80).contains { $0.contains("gh-433 日本語 \\e[31") })
    }

    @Test func everySizeHoldsIt() {
        for rows in [15, 16, 18, 20, 24, 33, 60, 100] {
            for columns in [60, 61, 75, 76, 80, 99, 109, 110, 120, 200, 300] {
                for picture in [CostDesk.picture, CostPicture()] {
                    let lines = lines(rows, columns, picture)
                    #expect(lines.count == rows)
                    #expect(lines[3].hasPrefix(" TODAY"))
                    #expect(lines.contains { $0.contains("BY TASK") })
                }
            }
        }
    }

    @Test func theNameOfAModelLosesWhatSaysLeast() {
        #expect(CostText.model("claude-sonnet-4-5-20250929", columns: 30) == "claude-sonnet-4-5-20250929")
        #expect(CostText.model("claude-sonnet-4-5-20250929", columns: 12) == "sonnet-4-5")
        #expect(CostText.model("gpt-5", columns: 3) == "gpt-5")
        #expect(CostText.axis(20_000_000_000) == "$20" && CostText.axis(500_000_000) == "$0.50")
        #expect(CostText.axis(0) == "$0" && CostText.axis(35_000_000) == "$0.035")
    }
}
