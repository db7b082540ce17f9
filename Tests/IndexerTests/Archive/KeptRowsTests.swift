import Domain
import JSON
import Journal
import Platform
import Settings
import Store
import TestSupport
import Testing

@testable import Indexer

@Suite struct KeptRowsTests {
    private let home: IndexedHome
    private var month: CivilMonth { get throws { try IndexedHome.month("2026-11") } }

    init() throws {
        home = try IndexedHome(for: "KeptRowsTests")
        try home.archiveThreeRuns()
    }

    @Test func whatWasSaidGoesAndWhatItCostStaysAlsoWhenTheIndexIsMadeAnew() throws {
        let before = try home.dump()
        let plan = try home.open().prunePlan(of: month)
        let report = try home.open().prune(month)
        #expect(report == plan && report.runCount == 3 && report.bytes > 1_000)
        #expect(try SystemDisk().list(home.archive.path) == ["kept-2026-11.db"])
        #expect(try home.dump() == before)
        let rows = try home.rows("SELECT sum(calls), sum(estimated_cost_nanodollars) FROM usage_rollups")

        try home.forget()
        let index = try home.open()
        _ = try index.pass()
        let kept = KeptRows(archive: home.archive, writer: index.writer, disk: SystemDisk(), now: index.now)
        try kept.restore()
        let again = try home.dump()
        // How far was read is known of what was said only where it is.
        let facts = before.filter { !$0.hasPrefix("sources|") }
        let found = again.filter { !$0.hasPrefix("sources|") }
        #expect(found == facts, "\(IndexedHome.difference(facts, found).joined(separator: "\n"))")
        #expect(try home.rows("SELECT sum(calls), sum(estimated_cost_nanodollars) FROM usage_rollups") == rows)
        let months = try ArchivedMonth.all(in: home.paths.home, on: home.disk)
        #expect(months.map(\.runCount) == [0] && months.first?.prunedAt != nil)
    }
}
