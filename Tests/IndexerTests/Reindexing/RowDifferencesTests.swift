import Domain
import Store
import Testing

@testable import Indexer

@Suite struct RowDifferencesTests {
    private func differences(_ kept: ScratchIndex, _ built: ScratchIndex) throws -> RowDifferences {
        var differences = RowDifferences()
        try differences.compare(kept.index, built.index)
        return differences
    }

    @Test func theOrderOfRowsIsNoDifference() throws {
        let (kept, built) = (try ScratchIndex(), try ScratchIndex())
        try kept.add(runs: ["a", "b", "c"])
        try built.add(runs: ["c", "a", "b"])
        let found = try differences(kept, built)
        #expect(found.areNone && found.lines.isEmpty)
        // What every index has, and a task and a run for each.
        let empty = try differences(try ScratchIndex(), try ScratchIndex())
        #expect(found.rowCount == empty.rowCount + 6)
    }

    @Test func aRowThatOneLacksIsNamedWithItsSide() throws {
        let (kept, built) = (try ScratchIndex(), try ScratchIndex())
        try kept.add(runs: ["a", "only-kept"])
        try built.add(runs: ["a", "only-built"])
        let found = try differences(kept, built)
        #expect(!found.areNone && found.lineCount == 4)
        let runs = found.lines.filter { $0.row.hasPrefix("worker_sessions|") }
        #expect(Set(runs.map(\.side)) == [.index, .files])
        #expect(runs.first { $0.side == .index }?.row.contains("only-kept") == true)
        #expect(runs.first { $0.side == .files }?.row.contains("only-built") == true)
    }

    @Test func aRowThatHasChangedIsMissingOnBothSides() throws {
        let (kept, built) = (try ScratchIndex(), try ScratchIndex())
        for one in [kept, built] { try one.add(runs: ["a", "b"]) }
        try kept.index.run("UPDATE worker_sessions SET status = 'failed' WHERE worker_id = 'b'")
        let found = try differences(kept, built)
        #expect(found.lineCount == 2)
        #expect(found.lines.first { $0.side == .index }?.row.contains("failed") == true)
        #expect(found.lines.first { $0.side == .files }?.row.contains("running") == true)
    }

    @Test func onlyTheFirstAreKeptAndAllAreCounted() throws {
        let (kept, built) = (try ScratchIndex(), try ScratchIndex())
        try kept.add(runs: (0..<30).map { "run-\($0)" })
        let found = try differences(kept, built)
        #expect(found.lineCount == 60 && found.lines.count == 20)
        #expect(found.lines.allSatisfy { $0.side == .index })
    }

    @Test func whatOnlyHelpsToReadFasterMayDiffer() throws {
        let (kept, built) = (try ScratchIndex(), try ScratchIndex())
        let columns = try kept.index.rows("SELECT name FROM pragma_table_info('imported_files')") { $0.text(0) ?? "" }
        let values = columns.map { $0 == "path" ? "'a'" : "1" }.joined(separator: ", ")
        try kept.index.run("INSERT INTO imported_files(\(columns.joined(separator: ", "))) VALUES(\(values))")
        let row = ValidationRow(owner: "a", kind: .live, since: WallTime(nanoseconds: 0), finding: "something")
        try kept.index.put(row)
        let found = try differences(kept, built)
        #expect(found.areNone)
    }

    @Test func bothDatabasesCountTogether() throws {
        let (kept, built) = (try ScratchIndex(), try ScratchIndex())
        try kept.add(runs: ["a"])
        var found = RowDifferences()
        try found.compare(kept.index, built.index)
        let (rows, lines) = (found.rowCount, found.lineCount)
        try found.compare(kept.index, built.index)
        #expect(found.rowCount == 2 * rows && found.lineCount == 2 * lines)
    }
}
