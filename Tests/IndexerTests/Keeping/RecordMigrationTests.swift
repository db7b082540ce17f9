import Indexer
import Journal
import Platform
import Store
import TestSupport
import Testing

@Suite struct RecordMigrationTests {
    private let record: KeptRecord

    init() throws { record = try KeptRecord(for: "RecordMigrationTests") }

    @Test func whatIsUpToDateStaysAsItIs() throws {
        try record.write(rows: 2_000..<2_010)
        let before = try record.index.integer("SELECT count(*) FROM migrations")
        try RecordMigration.run(record.paths, on: SystemDisk(), at: KeptRecord.now)
        #expect(try record.index.integer("SELECT count(*) FROM migrations") == before)
        #expect(try record.index.schemaVersion() == IndexSchema.current.version)
    }

    @Test func whatALaterRoostWroteIsRefused() throws {
        try record.index.runScript("PRAGMA user_version = 9")
        let known = IndexSchema.current.version
        #expect(throws: IndexerError.store(.newerSchema(file: record.paths.index, found: 9, known: known))) {
            try RecordMigration.run(record.paths, on: SystemDisk(), at: KeptRecord.now)
        }
    }

    @Test func isRefusedWhileSomebodyHoldsTheLock() throws {
        let taken = try FileLock.acquire(SystemDisk().openFile(record.paths.lock, .write))
        #expect(throws: IndexerError.locked(record.paths.lock)) {
            try RecordMigration.run(record.paths, on: SystemDisk(), at: KeptRecord.now)
        }
        _ = consume taken
    }
}
