import Decoding
import Domain
import Indexer
import Platform
import Store
import TestSupport
import Testing

@Suite struct OpenCodeImportTests {
    private static let now = WallTime(nanoseconds: 4_000_000_000_000_000_000)

    private let home: TemporaryHome
    private let index: Connection
    private let disk = SystemDisk()
    private var path: String { home.path("data/opencode/opencode.db") }

    init() throws {
        home = try TemporaryHome(for: "OpenCodeImport")
        index = try IndexSchema.current.open(
            home.path("index.db"),
            for: .create,
            on: disk,
            at: WallTime(nanoseconds: 0)
        )
        try disk.makeFolders(home.path("data/opencode"))
    }

    /// As opencode has it: written to by another program, which keeps it open.
    private func database() throws -> Connection {
        let connection = try Connection(path, for: .create, on: disk)
        try connection.runScript(
            """
            CREATE TABLE IF NOT EXISTS session(id text PRIMARY KEY, project_id text, parent_id text, directory text,
                title text, version text, time_created integer, time_updated integer);
            CREATE TABLE IF NOT EXISTS message(id text PRIMARY KEY, session_id text, time_created integer, data text);
            CREATE TABLE IF NOT EXISTS part(id text PRIMARY KEY, message_id text, session_id text,
                time_created integer, data text);
            """
        )
        return connection
    }

    private func add(_ session: String, updated: Int, to database: Connection) throws {
        try database.runScript(
            """
            INSERT OR REPLACE INTO session
                VALUES('\(session)', 'p', NULL, '/a/project', 'A title', '1.2', 1000, \(updated));
            INSERT OR IGNORE INTO message VALUES('\(session)-m', '\(session)', 2000,
                '{"role":"assistant","modelID":"claude-sonnet-4-6","time":{"created":2000}}');
            INSERT OR IGNORE INTO part VALUES('\(session)-p', '\(session)-m', '\(session)', 3000,
                '{"type":"step-finish","tokens":{"input":10,"output":5,"reasoning":0,"cache":{"read":2,"write":1}}}');
            """
        )
    }

    private func importAll() throws -> [TakenCopy] {
        let transcripts = try TranscriptImport(
            into: home.path("imports"),
            index: index,
            Environment(["XDG_DATA_HOME": home.path("data")]),
            on: disk
        )
        var taken: [TakenCopy] = []
        try transcripts.take(transcripts.search(.opencode).found, now: Self.now) { (one) throws(IndexerError) in
            taken.append(one)
            try index.write(orRefused: IndexerError.store) { () throws(IndexerError) in try transcripts.note(one) }
        }
        return taken
    }

    private func facts(_ copy: ImportedCopy) throws -> [Fact] {
        var decoder = OpenCodeStorageDecoder()
        var facts: [Fact] = []
        var lines = try copy.lines()
        while let line = try lines.next() {
            guard case .line(let bytes, let place) = line else { continue }
            try decoder.line(bytes, at: place) { fact, _ in facts.append(fact) }
        }
        return facts
    }

    @Test func aDatabaseThatIsInUseBecomesACopyForEachSession() throws {
        let database = try database()
        try add("ses-a", updated: 5000, to: database)
        try add("ses-b", updated: 6000, to: database)
        let before = try FolderSnapshot(of: home.path("data"))
        let taken = try importAll()
        #expect(try FolderSnapshot(of: home.path("data")) == before)
        #expect(taken.map(\.change) == [.new, .new])
        #expect(taken.map(\.copy.metadata.conversation) == ["ses-a", "ses-b"])
        let facts = try facts(taken[0].copy)
        let usage = facts.compactMap { if case .usage(let report) = $0 { report } else { nil } }
        #expect(usage.count == 1 && usage.first?.model == "claude-sonnet-4-6")
        #expect(facts.contains { if case .title(let title) = $0 { title.text == "A title" } else { false } })
        withExtendedLifetime(database) {}
    }

    @Test func onlyWhatWasChangedIsCopiedAgain() throws {
        let database = try database()
        try add("ses-a", updated: 5000, to: database)
        try add("ses-b", updated: 5000, to: database)
        _ = try importAll()
        #expect(try importAll().map(\.change) == [])
        try add("ses-b", updated: 7000, to: database)
        try database.runScript("INSERT INTO part VALUES('new', 'ses-b-m', 'ses-b', 4000, '{\"type\":\"text\"}')")
        let taken = try importAll()
        #expect(taken.map(\.change) == [.unchanged, .replaced])
        #expect(taken[1].copy.metadata.versions.count == 2)
        #expect(try importAll().map(\.change) == [])
    }

    @Test func theOlderFilesSayNothingNewOfASessionOfTheDatabase() throws {
        let database = try database()
        try add("ses-a", updated: 5000, to: database)
        let files = [
            (
                "session/p/ses-a.json",
                #"{"id":"ses-a","directory":"/a/project","time":{"created":1000,"updated":4000}}"#
            ),
            ("session/p/ses-c.json", "{\n  \"id\": \"ses-c\",\n  \"directory\": \"/an/older\"\n}\n"),
            ("session/p/odd.json", #"{"id":"../../x"}"#),
            ("message/ses-c/m1.json", #"{"id":"m1","sessionID":"ses-c","role":"user"}"#),
            ("part/m1/p1.json", #"{"id":"p1","messageID":"m1","sessionID":"ses-c","type":"text","text":"said"}"#),
        ]
        for (name, text) in files {
            let path = home.path("data/opencode/storage/\(name)")
            try disk.makeFolders(FilePath.folder(of: path))
            try disk.createFile(path, with: Array(text.utf8))
        }
        let taken = try importAll()
        #expect(taken.map(\.change) == [.new, .unchanged, .new])
        #expect(taken.map(\.copy.metadata.conversation) == ["ses-a", "ses-a", "ses-c"])
        let text = String(decoding: try taken[2].copy.whole(bytesMax: 1 << 20), as: UTF8.self)
        #expect(text.split(separator: "\n").count == 3)
        #expect(try facts(taken[2].copy).count > 1)
        #expect(try importAll().map(\.change) == [.unchanged, .unchanged])
        withExtendedLifetime(database) {}
    }

    @Test func whatAStoppedImportLeftIsTidiedAway() throws {
        let database = try database()
        try add("ses-a", updated: 5000, to: database)
        try disk.makeFolders(home.path("imports/.opencode"))
        try disk.createFile(home.path("imports/.opencode/session.jsonl"), with: [1, 2, 3])
        #expect(try importAll().map(\.change) == [.new])
        #expect(try disk.list(home.path("imports")).count == 1)
        withExtendedLifetime(database) {}
    }
}
