import Domain
import Platform
import Store
import TestSupport
import Testing

@testable import Queries

@Suite struct OpenRecordCostTests {
    /// A row as text: key, title, responses, those without a price, runs, nano-dollars of those with one.
    private func rows(_ report: CostReport) -> [String] {
        report.rows.map { row in
            let sums = row.sums
            let counts = [sums.responses, sums.unpriced, sums.runs, sums.pricedCost.nanodollars].map(String.init)
            return ([row.key ?? "-", row.title ?? "-"] + counts).joined(separator: " ")
        }
    }

    @Test(arguments: [
        (CostGrouping.task, ["gh-450 Budget 3 0 2 1230", "import-1 An old talk 1 0 1 90", "gh-451 - 1 1 1 0"]),
        (.model, ["sonnet - 3 0 3 1290", "haiku - 1 0 1 30", "secret - 1 1 1 0"]),
        (.worker, ["worker-1-2 - 3 1 2 730", "worker-1-1 - 1 0 1 500", "- codex 1 0 1 90"]),
        (.agent, ["claude - 3 0 2 1230", "codex - 2 1 2 90"]),
        (.outcome, ["completed - 2 0 1 730", "failed - 1 0 1 500", "imported - 1 0 1 90", "running - 1 1 1 0"]),
        (.day, ["2026-11-20 - 2 0 2 1200", "2026-11-21 - 3 1 3 120"]),
    ])
    func theSameResponsesArePutTogetherByEachThing(grouping: CostGrouping, expected: [String]) throws {
        let report = try CostScene.usual().cost(by: grouping)
        #expect(rows(report) == expected)
        #expect(report.total.responses == 5)
        #expect(report.total.runs == 4)
        #expect(report.total.pricedCost == Money(nanodollars: 1_320))
        #expect(report.total.usage == Usage(input: 5, output: 4_980, cacheRead: 5, cacheWrite5m: 5, cacheWrite1h: 5))
        #expect(report.total.failed == 1)
    }

    /// However it is put together, the rows of all tasks are the rows of the tasks.
    @Test(arguments: CostGrouping.allCases) func whatIsAskedOfOneTaskIsItsPartAlone(grouping: CostGrouping) throws {
        let scene = try CostScene.usual()
        var whole = 0
        for row in try scene.cost(by: .task).rows {
            let report = try scene.cost(by: grouping, of: row.key)
            #expect(report.total == row.sums, "\(row.key ?? "-")")
            #expect(report.rows.reduce(0) { $0 + $1.sums.responses } == row.sums.responses)
            whole += Int(row.sums.responses)
        }
        #expect(whole == 5)
        #expect(try scene.cost(by: grouping, of: "gh-4").total.responses == 0)
    }

    @Test func whatAgentsReportStandsBesideWhatWasComputed() throws {
        let report = try CostScene.usual().cost(by: .model)
        let reported = report.rows.map(\.sums.reported)
        #expect(
            reported == [
                ReportedCost(responses: 1, cost: Money(nanodollars: 720), drift: Money(nanodollars: 20)),
                ReportedCost(responses: 1, cost: Money(nanodollars: 20), drift: Money(nanodollars: -10)),
                ReportedCost(responses: 1, cost: Money(nanodollars: 5), drift: .zero),
            ]
        )
        #expect(report.total.reported.cost == Money(nanodollars: 745))
        #expect(report.total.reported.drift == Money(nanodollars: 10))
    }

    @Test func whatHasNoPriceHasNoCostInsteadOfNone() throws {
        let report = try CostScene.usual().cost(by: .task)
        #expect(report.rows.last?.sums.cost == nil)
        #expect(report.rows.first?.sums.cost == Money(nanodollars: 1_230))
        #expect(report.total.cost == Money(nanodollars: 1_320))
    }

    @Test func aRangeIsOpenAtItsEnd() throws {
        let scene = try CostScene.usual()
        let one = try scene.cost(by: .task, from: "2026-11-20T10:00:00Z", to: "2026-11-20T10:20:00Z")
        #expect(rows(one) == ["gh-450 Budget 1 0 1 500"])
        let other = try scene.cost(by: .task, from: "2026-11-20T10:00:00.001Z", to: "2026-11-20T10:20:00.001Z")
        #expect(rows(other) == ["gh-450 Budget 1 0 1 700"])
    }

    @Test func whereNothingWasUsedThereIsNothing() throws {
        for grouping in CostGrouping.allCases {
            let report = try CostScene.usual().cost(by: grouping, from: "2026-11-22T00:00:00Z")
            #expect(report == CostReport(rows: [], total: CostSums()), "\(grouping)")
        }
    }

    /// The truth of each range is read from the responses themselves.
    @Test func anyRangeIsExactWhereverItBegins() throws {
        let scene = try CostScene.usual()
        var random = SeededGenerator(seed: 7)
        let start = try WallTime(iso: "2026-11-10T00:00:00Z").nanoseconds
        for number in 0..<60 {
            // Fractions of three, six and nine digits.
            let unit = [1_000_000, 1_000, 1][number % 3]
            let time = start + Int64.random(in: 0..<5_400_000_000_000 / Int64(unit), using: &random) * Int64(unit)
            try scene.respond(
                ["run-1", "run-2", "old"][number % 3],
                at: WallTime(nanoseconds: time).iso,
                model: ["sonnet", "haiku"][number % 2],
                nanodollars: number % 5 == 0 ? nil : Int64(number)
            )
        }
        let record = try scene.record()
        for _ in 0..<200 {
            let bounds = [0, 1].map { _ in start + Int64.random(in: -9..<5_500_000, using: &random) * 1_000_000 }
                .sorted()
            let range = WallTime(nanoseconds: bounds[0])..<WallTime(nanoseconds: bounds[1])
            let total = try record.cost(by: .model, in: range, on: .utc).total
            let truth = try scene.index.rows("SELECT timestamp, estimated_cost_nanodollars FROM api_calls") { row in
                (row.text(0) ?? "", row.integer(1) ?? 0)
            }.filter { range.contains(try WallTime(iso: $0.0)) }
            #expect(total.responses == Int64(truth.count), "\(range)")
            #expect(total.pricedCost.nanodollars == truth.map(\.1).reduce(0, +), "\(range)")
        }
    }
}
