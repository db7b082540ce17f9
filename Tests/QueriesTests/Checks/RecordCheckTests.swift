import Journal
import Platform
import Queries
import Store
import TestSupport
import Testing

@Suite struct RecordCheckTests {
    private let home: TemporaryHome
    private let filled: FilledRecord

    init() throws {
        home = try TemporaryHome(for: "RecordCheckTests")
        filled = try FilledRecord(in: home)
    }

    private func check() -> RecordCheck { RecordCheck(filled.paths, on: SystemDisk(), at: FilledRecord.now) }

    private func wrong() -> [RecordCheck.Finding] { check().findings.filter(\.isWrong) }

    @Test func aWholeRecordIsClean() {
        let check = check()
        #expect(check.isClean && check.findings.count == 11)
        #expect(
            check.findings.filter { $0.subject == .reading }.map(\.text) == [
                "0 sources, all read", "0 sources, all read",
            ]
        )
    }

    @Test func whatIsStillToBeReadIsCounted() throws {
        try SystemDisk().createFile(home.path("talk"), with: [UInt8](repeating: 0, count: 3_000))
        try filled.index.write { () throws(StoreError) in
            var source = SourceRow(id: "a/stdout", kind: "stdout", path: home.path("talk"))
            source.byteOffset = 952
            try filled.index.put(source)
            try filled.index.put(SourceRow(id: "b/stdout", kind: "stdout", path: "nowhere"))
        }
        #expect(check().isClean)
        #expect(check().findings.contains { $0.text == "2 sources, of 1 there are 2.0 KiB to read" })
    }

    @Test func aKeyThatLeadsNowhereIsFound() throws {
        try filled.index.runScript(
            """
            PRAGMA foreign_keys = OFF;
            INSERT INTO worker_sessions(worker_id, task_id, spawned_at, status) VALUES('run-1', 'none', '', 'running');
            PRAGMA foreign_keys = ON;
            """
        )
        #expect(wrong().map(\.text) == ["1 rows of worker_sessions lead to none"])
    }

    @Test func rowsThatDoNotMatchTheirFilesAreNamed() throws {
        try filled.index.write { () throws(StoreError) in
            for (owner, kind, finding) in [
                ("run-1", ValidationRow.Kind.live, nil), ("run-2", .live, "its output tells 3 parts"),
                ("import-claude-1", .imported, nil),
            ] {
                try filled.index.put(
                    ValidationRow(owner: owner, kind: kind, since: FilledRecord.now, finding: finding)
                )
            }
        }
        #expect(wrong().map(\.text) == ["run-2: its output tells 3 parts"] && !check().isClean)
        #expect(check().findings.contains { $0.text == "1 runs and 1 imports match their rows" })
    }

    @Test func aChangedPageIsFound() throws {
        #expect(try filled.index.checkpoint() && filled.conversations.checkpoint())
        var bytes = try SystemDisk().readAll(filled.paths.conversations, bytesMax: 8 << 20)
        bytes[bytes.count - 100] ^= 4
        try SystemDisk().replaceFile(filled.paths.conversations, with: bytes)
        #expect(!wrong().isEmpty && wrong().allSatisfy { $0.file == filled.paths.conversations })
    }

    @Test func whatIsAwayOrOfAnotherIsFound() throws {
        try SystemDisk().rename(filled.paths.conversations, to: home.path("other"))
        #expect(wrong().map(\.subject) == [.kind])
        try SystemDisk().rename(filled.paths.index, to: home.path("index"))
        #expect(wrong().count == 1 && !check().isClean)
    }
}
