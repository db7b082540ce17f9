import Platform
import Store
import TestSupport
import Testing

@Suite struct PlainCopyTests {
    private let filled: FilledIndex
    private let copy: String

    init() throws {
        filled = try FilledIndex()
        copy = filled.home.path("a # of 100% ?.db")
    }

    private func write() throws {
        try SystemDisk().createFile(copy, with: [])
        try PlainCopy.write(copy, index: filled.index.file, conversations: filled.conversations.file)
    }

    @Test func theSqliteProgramGivesTheSameAnswersOfIt() throws {
        try write()
        for query in SeedQueries.all {
            #expect(try Programs.sqlite(copy, query.text) == Programs.sqlite(filled.index.file, query.text))
        }
        for query in SeedQueries.conversations {
            #expect(try Programs.sqlite(copy, query.text) == Programs.sqlite(filled.conversations.file, query.text))
        }
        for query in SeedQueries.all + SeedQueries.conversations {
            if let printed = query.printed { try Programs.sqlite(copy, printed) }
        }
    }

    @Test func itIsWholeAndPlain() throws {
        try write()
        let pragmas = """
            PRAGMA integrity_check; PRAGMA foreign_key_check; PRAGMA application_id; PRAGMA user_version;
            PRAGMA journal_mode; SELECT count(*) FROM sources; SELECT version FROM schema_version
            """
        #expect(try Programs.sqlite(copy, pragmas) == "ok\n1381192770\n1\ndelete\n1\n1\n")
        // Where the head of a file says how many bytes of a page are kept free for checksums.
        #expect(try SystemDisk().readAll(copy, bytesMax: 8 << 20)[20] == 0)
        #expect(try !SystemDisk().exists(copy + "-wal"))
        let joined = "SELECT w.task_id, count(*) FROM conversations JOIN worker_sessions w USING(worker_id) GROUP BY 1"
        #expect(try Programs.sqlite(copy, joined) == "gh-450|4\n")
    }

    @Test func everyTableAndIndexOfBothIsInIt() throws {
        try write()
        let names = "SELECT name FROM sqlite_schema WHERE name NOT LIKE 'sqlite_%'"
        let copied = Set(try Programs.sqlite(copy, names).split(separator: "\n"))
        for file in [filled.index.file, filled.conversations.file] {
            #expect(copied.isSuperset(of: try Programs.sqlite(file, names).split(separator: "\n")))
        }
    }

    @Test func aTableForSearchIsSearchedInTheCopyToo() throws {
        try filled.conversations.write { () throws(StoreError) in
            try filled.conversations.runScript(
                """
                CREATE VIRTUAL TABLE search_2026_11 USING fts5(text, content = '');
                INSERT INTO search_2026_11(rowid, text) VALUES(7, 'a needle in the hay');
                """
            )
        }
        try write()
        #expect(
            try Programs.sqlite(copy, "SELECT rowid FROM search_2026_11('needle'); PRAGMA integrity_check") == "7\nok\n"
        )
    }

    @Test func withoutConversationsItIsTheIndex() throws {
        try SystemDisk().createFile(copy, with: [])
        try PlainCopy.write(copy, index: filled.index.file, conversations: nil)
        #expect(try Programs.sqlite(copy, "SELECT count(*) FROM tasks") == "4\n")
    }

    @Test func theOriginalsAreOnlyRead() throws {
        let files = [filled.index.file, filled.conversations.file].flatMap { [$0, $0 + "-wal"] }
        let before = try files.map { try SystemDisk().readAll($0, bytesMax: 8 << 20) }
        try write()
        #expect(try files.map { try SystemDisk().readAll($0, bytesMax: 8 << 20) } == before)
    }

    @Test func damageIsNoticedAndNotCopied() throws {
        #expect(try filled.index.checkpoint())
        var bytes = try SystemDisk().readAll(filled.index.file, bytesMax: 8 << 20)
        bytes[5_000] ^= 1
        let damaged = filled.home.path("damaged.db")
        try SystemDisk().createFile(damaged, with: bytes)
        try SystemDisk().createFile(copy, with: [])
        #expect(throws: StoreError.self) { try PlainCopy.write(copy, index: damaged, conversations: nil) }
    }
}
