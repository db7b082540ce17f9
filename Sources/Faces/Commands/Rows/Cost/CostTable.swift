import Domain
import JSON
import Queries

/// Costs as rows, for people and for programs.
struct CostTable {
    private let report: CostReport
    private let grouping: CostGrouping

    init(_ report: CostReport, by grouping: CostGrouping) {
        self.report = report
        self.grouping = grouping
    }

    /// All that is known, exactly: amounts in dollars are texts, since numbers lose digits in many programs.
    var exact: Table {
        var table = Table(of: "cost", keyColumns + Self.exactColumns)
        for row in report.rows { table.append(keys(row) + Self.exactCells(row.sums)) }
        return table
    }

    /// What people look for, and the total in the last line.
    var brief: Table {
        var table = Table(
            of: "cost",
            keyColumns + [
                Column("responses", title: "CALLS", .number), Column("tokens", title: "TOKENS", .number, isSpare: true),
                Column("cached", title: "CACHED", .number, isSpare: true),
                Column("runs", title: "RUNS", .number, isSpare: true), Column("cost", title: "COST", .number),
                Column("share", title: "SHARE", isSpare: true),
            ]
        )
        for row in report.rows { table.append(keys(row) + brief(row.sums)) }
        guard report.rows.count > 1 else { return table }
        let names = keyColumns.indices.map { Cell.text($0 == 0 ? "Total" : "") }
        table.append(names + brief(report.total).dropLast() + [.text("")])
        return table
    }

    private var keyColumns: [Column] {
        let key = Column(grouping.rawValue, title: grouping.rawValue.uppercased())
        return switch grouping {
        case .task: [key, Column("title", title: "TITLE", .prose)]
        case .worker: [key, Column("importedFrom", title: "IMPORTED FROM")]
        case .model, .day, .agent, .outcome: [key]
        }
    }

    private func keys(_ row: CostRow) -> [Cell] {
        [row.key, row.title].prefix(keyColumns.count).map { $0.map { .named($0) } ?? .none }
    }

    private func brief(_ sums: CostSums) -> [Cell] {
        let texts = [
            BriefCount.text(sums.responses), BriefCount.text(sums.usage.sum), Self.percent(sums.cacheShare),
            BriefCount.text(sums.runs), Self.cost(sums),
            sums.cost.flatMap { ShareBar.text($0.nanodollars, of: report.total.pricedCost.nanodollars) } ?? "-",
        ]
        return texts.map { .text($0) }
    }

    /// An unknown cost is never shown as none.
    private static func cost(_ sums: CostSums) -> String {
        guard let cost = sums.cost else { return "unpriced" }
        return BriefMoney.text(cost) + (sums.unpriced > 0 ? " + \(BriefCount.text(sums.unpriced)) unpriced" : "")
    }

    private static func percent(_ share: Double?) -> String { share.map { "\(Int(($0 * 100).rounded()))%" } ?? "-" }

    private static let exactColumns = [
        "responses", "failed", "unpriced", "runs", "tokensTotal", "tokensInput", "tokensOutput", "tokensCachedRead",
        "tokensCachedWrite5m", "tokensCachedWrite1h", "costUsd", "costNanodollars", "reportedResponses",
        "reportedCostUsd", "driftUsd",
    ].map { Column($0, title: $0.uppercased()) }

    private static func exactCells(_ sums: CostSums) -> [Cell] {
        let usage = sums.usage
        let counts = [
            sums.responses, sums.failed, sums.unpriced, sums.runs, usage.sum, usage.input, usage.output,
            usage.cacheRead, usage.cacheWrite5m, usage.cacheWrite1h,
        ]
        let reported = sums.reported.responses > 0 ? sums.reported : nil
        return counts.map { .integer($0) } + [
            dollars(sums.cost), sums.cost.map { .integer($0.nanodollars) } ?? .none,
            .integer(sums.reported.responses), dollars(reported?.cost), dollars(reported?.drift),
        ]
    }

    private static func dollars(_ money: Money?) -> Cell { money.map { .text($0.exactText) } ?? .none }
}
