import Indexer
import Journal
import Platform
import Store
import TestSupport
import Testing

@Suite struct RecordVacuumTests {
    private let record: KeptRecord

    init() throws { record = try KeptRecord(for: "RecordVacuumTests") }

    @Test func givesBackWhatWasErased() throws {
        try record.write(rows: 1_000..<20_000)
        try record.index.write { () throws(StoreError) in
            try record.index.run("DELETE FROM pane_activity WHERE pane <> 'pane 7'")
        }
        let reports = try RecordVacuum.run(record.paths, on: SystemDisk(), at: KeptRecord.now)
        #expect(reports.map(\.file) == [record.paths.index, record.paths.conversations])
        #expect(reports[0].bytesFreed > 100_000 && reports[0].bytesAfter < reports[0].bytesBefore / 2)
        #expect(try record.index.integer("SELECT count(*) FROM pane_activity") == 1)
        #expect(try record.index.findings() == [] && record.index.isChecked())
    }

    @Test func isRefusedWhileSomebodyHoldsTheLock() throws {
        let taken = try FileLock.acquire(SystemDisk().openFile(record.paths.lock, .write))
        #expect(throws: IndexerError.locked(record.paths.lock)) {
            try RecordVacuum.run(record.paths, on: SystemDisk(), at: KeptRecord.now)
        }
        _ = consume taken
    }

    @Test func withoutAnIndexThereIsNothingToShrink() throws {
        let index = record.paths.index
        try SystemDisk().rename(index, to: index + ".away")
        #expect(throws: IndexerError.self) {
            try RecordVacuum.run(record.paths, on: SystemDisk(), at: KeptRecord.now)
        }
    }
}
