import Domain
import Platform
import Store
import TestSupport
import Testing

@testable import Queries

@Suite struct RecordCountsTests {
    private let home: TemporaryHome
    private let filled: FilledRecord

    init() throws {
        home = try TemporaryHome(for: "RecordCountsTests")
        filled = try FilledRecord(in: home)
    }

    private func counts() throws -> RecordCounts {
        let record = try OpenRecord(filled.paths, withConversations: false, on: SystemDisk(), at: FilledRecord.now)
        return try record.counts(home: home.path)
    }

    @Test func anEmptyRecordHasNone() throws { #expect(try counts() == RecordCounts()) }

    @Test func tasksAndRunsAreCountedByHowFarTheyGot() throws {
        try filled.index.runScript(
            """
            INSERT INTO tasks(task_id, detected_at, source, status) VALUES
                ('a', '', 'manual', 'active'), ('b', '', 'manual', 'active'), ('c', '', 'manual', 'newer-word');
            INSERT INTO worker_sessions(worker_id, task_id, spawned_at, status) VALUES
                ('r1', 'a', '', 'running'), ('r2', 'a', '', 'failed'), ('r3', 'b', '', 'lost'),
                ('r4', 'b', '', 'prepared');
            INSERT INTO runs(run_id, task_id, step_id, worker_kind, attempt, status, outcome, created_at, repository,
                directory) VALUES
                ('r1', 'a', 's', 'shell', 1, 'running', NULL, '', '', 'r1'),
                ('r2', 'a', 's', 'shell', 1, 'failed', 'failed', '', '', 'r2'),
                ('r3', 'b', 's', 'shell', 1, 'lost', NULL, '', '', 'r3'),
                ('r4', 'b', 's', 'shell', 1, 'prepared', 'prepared', '', '', 'r4');
            """
        )
        let counts = try counts()
        #expect(counts.tasks == [.active: 2])
        #expect(counts.outcomes == [.failed: 1, .lost: 1])
        #expect(counts.openRuns == 1)
    }

    @Test func whatIsStillToBeReadIsCountedInBytes() throws {
        try SystemDisk().createFile(home.path("talk"), with: [UInt8](repeating: 0, count: 3_000))
        try filled.index.write { () throws(StoreError) in
            var source = SourceRow(id: "a/stdout", kind: "stdout", path: "talk")
            source.byteOffset = 952
            try filled.index.put(source)
            try filled.index.put(SourceRow(id: "b/stdout", kind: "stdout", path: "/nowhere/at/all"))
        }
        let unread = try UnreadSources(filled.index, home: home.path, on: SystemDisk())
        #expect(unread.known == 2 && unread.files == 1 && unread.bytes == 2_048)
        #expect(try counts().unreadBytes == 2_048)
    }
}
