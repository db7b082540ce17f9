import Domain
import Indexer
import Journal
import Platform
import Store
import Synchronization
import TestSupport
import Testing

@Suite struct RecordBackupTests {
    private let record: KeptRecord
    private let file: String

    init() throws {
        record = try KeptRecord(for: "RecordBackupTests")
        file = record.home.path("backup.db")
    }

    private func back(up paths: RecordPaths? = nil, on disk: any Disk = SystemDisk()) throws -> RecordBackup {
        try RecordBackup.write(of: paths ?? record.paths, to: file, on: disk, at: KeptRecord.now)
    }

    private func sqlite(_ statement: String) throws -> String {
        try ProgramCall(Programs.tool("sqlite3"), ["-batch", file, statement]).run().text
    }

    private var names: [String] {
        get throws { try SystemDisk().list(record.home.path).filter { $0.contains("backup") } }
    }

    @Test func isPrivateAndWhole() throws {
        let backup = try back()
        #expect(backup.hasConversations && backup.byteCount > 4096 && backup.file.hasSuffix("/backup.db"))
        #expect(try sqlite("SELECT count(*) FROM pane_activity; SELECT count(*) FROM conversations") == "200\n0\n")
        let status = try #require(try SystemDisk().status(of: file))
        #expect(status.mode & 0o777 == 0o600 && status.bytes == backup.byteCount)
        #expect(try names == ["backup.db"])
    }

    @Test func overwritesNothing() throws {
        try SystemDisk().createFile(file, with: [1, 2, 3])
        #expect(throws: IndexerError.self) { try back() }
        #expect(try SystemDisk().readAll(file, bytesMax: 8) == [1, 2, 3] && names == ["backup.db"])
    }

    @Test func appearsWholeOrNotAtAll() throws {
        let faults = try FaultyDisk.sweep(.fail(.noSpace)) { disk in
            do { _ = try back(on: disk) } catch is IndexerError {}
            let found = try names
            #expect(found == [] || found == ["backup.db"])
            guard !found.isEmpty else { return }
            let answer = try sqlite("PRAGMA integrity_check; SELECT count(*) FROM pane_activity")
            #expect(answer == "ok\n200\n")
            try SystemDisk().remove(file)
        }
        #expect(faults > 4)
    }

    @Test func isRefusedWhileWhatWasSaidIsAway() throws {
        try SystemDisk().rename(record.paths.conversations, to: record.home.path("elsewhere"))
        #expect(throws: IndexerError.self) { try back() }
        #expect(try names == [])
    }

    @Test func isOfOneMomentWhileAWriterWrites() throws {
        let index = record.index
        try index.write { () throws(StoreError) in
            try index.run("INSERT INTO coordinator_sessions(session_id, kind, started_at) VALUES('ses', 'daemon', '')")
        }
        let isEnough = Atomic(false)
        let paths = record.paths
        let writing = SideThread {
            let index = try IndexSchema.current.open(paths.index, for: .write, on: SystemDisk(), at: KeptRecord.now)
            var row = 1_000
            while !isEnough.load(ordering: .relaxed) {
                // Both or neither.
                try index.write { () throws(StoreError) in
                    try index.run("INSERT INTO pane_activity VALUES(?, 1)", "new \(row)")
                    try index.run("INSERT INTO changes VALUES(?, 'ses', 1, '', '', NULL, '', '', '{}')", row)
                }
                row += 1
            }
        }
        let answers = Result {
            try (0..<5).map { _ in
                _ = try back()
                defer { Deliberate.ignore(because: "the next one fails then") { try SystemDisk().remove(file) } }
                return try sqlite(
                    """
                    SELECT (SELECT count(*) FROM pane_activity WHERE pane LIKE 'new %') - count(*) FROM changes;
                    PRAGMA integrity_check
                    """
                )
            }
        }
        isEnough.store(true, ordering: .relaxed)
        try writing.join()
        #expect(try answers.get() == [String](repeating: "0\nok\n", count: 5))
        let rows = try index.integer("SELECT count(*) FROM changes")
        #expect(rows ?? 0 > 0)
    }
}
