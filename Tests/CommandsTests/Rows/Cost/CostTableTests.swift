import Domain
import JSON
import Queries
import Testing

@testable import Commands

@Suite struct CostTableTests {
    private func sums(_ nanodollars: Int64, responses: Int64 = 1, unpriced: Int64 = 0) -> CostSums {
        var sums = CostSums()
        sums.responses = responses
        sums.unpriced = unpriced
        sums.pricedCost = Money(nanodollars: nanodollars)
        return sums
    }

    @Test func aSingleRowHasNoTotalBelowIt() {
        let sums = sums(2_000_000_000)
        let table = CostTable(CostReport(rows: [CostRow(key: "m", sums: sums)], total: sums), by: .model).brief
        #expect(table.rows.count == 1)
        #expect(table.rows.first?.map(\.text) == ["m", "1", "0", "-", "0", "$2.00", "████████ 100%"])
    }

    @Test func whatIsImportedHasNoWorker() {
        let report = CostReport(rows: [CostRow(key: nil, title: "codex", sums: sums(0))], total: sums(0))
        let table = CostTable(report, by: .worker)
        #expect(table.brief.columns.map(\.title).prefix(2) == ["WORKER", "IMPORTED FROM"])
        #expect(table.brief.rows.first?.map(\.text).prefix(2) == ["-", "codex"])
        #expect(table.exact.rows.first?.first?.value == .null)
    }

    @Test func costsThatAreNotKnownAreNeverNone() {
        let rows = [
            CostRow(key: "a", sums: sums(0, responses: 2, unpriced: 2)),
            CostRow(key: "b", sums: sums(0, responses: 2, unpriced: 1)),
            CostRow(key: "c", sums: sums(0, responses: 2)),
        ]
        let table = CostTable(CostReport(rows: rows, total: sums(0, responses: 6, unpriced: 3)), by: .model)
        #expect(
            table.brief.rows.map { $0[5].text } == ["unpriced", "$0.00 + 1 unpriced", "$0.00", "$0.00 + 3 unpriced"]
        )
        #expect(table.brief.rows.map { $0[6].text }.prefix(3) == ["-", "-", "-"])
        let exact = table.exact.rows.map { row in row[11].value }
        #expect(exact == [.null, "0", "0"])
    }

    /// What an agent told as a sum has no responses, and hides no cost that is known.
    @Test func aSumWithoutAPriceHidesNoCost() {
        let rows = [
            CostRow(key: "", sums: sums(0, responses: 0, unpriced: 3)), CostRow(key: "b", sums: sums(140_000_000)),
        ]
        let table = CostTable(CostReport(rows: rows, total: sums(140_000_000, responses: 1, unpriced: 3)), by: .model)
        #expect(table.brief.rows.map { $0[5].text } == ["unpriced", "$0.14", "$0.14 + 3 unpriced"])
        #expect(table.brief.rows.map { $0[0].text } == ["-", "b", "Total"])
        #expect(table.exact.rows.first?.first?.value == .string(""))
    }

    @Test func remarksAreMadeOnlyWhereThereIsSomethingToSay() {
        #expect(CostCommand.remarks(on: sums(5)) == [])
        var total = sums(5, responses: 4_000, unpriced: 2_000)
        total.reported = ReportedCost(
            responses: 3,
            cost: Money(nanodollars: 100_000_000),
            drift: Money(nanodollars: 1_000)
        )
        #expect(
            CostCommand.remarks(on: total) == [
                "agents report $0.10 for 3 of them, drift +$0.000001",
                "2.0k responses have no known price, and no part in the cost: roost prices check",
            ]
        )
    }
}
