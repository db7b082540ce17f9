import Decoding
import Domain
import Store
import TestSupport
import Testing

@testable import Indexer

@Suite struct PreviewCountingTests {
    private static let pricing = Pricing(.shipped)

    private let scratch: ScratchIndex
    private var index: Connection { scratch.index }

    init() throws {
        scratch = try ScratchIndex()
        try scratch.add(runs: ["run-1", "run-2", "import-1"])
    }

    private func sums() throws -> [Int64] {
        try index.rows(
            """
            SELECT coalesce(sum(calls), 0), coalesce(sum(unpriced_calls), 0),
                coalesce(sum(estimated_cost_nanodollars), 0) FROM usage_rollups
            """
        ) { row in (0..<3).map { row.integer(Int32($0)) ?? 0 } }[0]
    }

    private func told(_ reports: [UsageReport], _ source: UsageSource, beside index: Connection?) throws -> [Int64] {
        var counting = PreviewCounting()
        for report in reports { counting.record(report, from: source) }
        let total = try counting.total(beside: index, Self.pricing)
        return [total.responses, total.unpriced, total.nanodollars]
    }

    @Test func itTellsWhatTheSumsOfTheIndexGrowBy() throws {
        let source = UsageSource(run: "import-1")
        for seed: UInt64 in 1...40 {
            try index.runScript(
                """
                DELETE FROM api_calls; DELETE FROM usage_reports; DELETE FROM usage_rollups;
                DELETE FROM conversation_usage;
                """
            )
            var seeded = SeededReports(seed: seed)
            var counting = try CallCounting(index, pricing: Self.pricing)
            var before = try sums()
            #expect(before == [0, 0, 0])
            for count in [40, 10, 60] {
                let reports = seeded.reports(count: count)
                let told = try told(reports, source, beside: index)
                if before == [0, 0, 0] { #expect(try self.told(reports, source, beside: nil) == told) }
                for report in reports { counting.record(report, from: source) }
                try index.write { () throws(StoreError) in try counting.flush() }
                let after = try sums()
                #expect(zip(after, before).map { $0 - $1 } == told, "seed \(seed)")
                before = after
            }
        }
    }
}
