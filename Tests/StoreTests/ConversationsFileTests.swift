import Domain
import Platform
import Store
import TestSupport
import Testing

@Suite struct ConversationsFileTests {
    private let disk = SystemDisk()
    private let home: TemporaryHome
    private let index: Connection
    private let conversations: ConversationsFile

    init() throws {
        home = try TemporaryHome(for: "ConversationsFileTests")
        try disk.makeFolder(home.path("mount"))
        index = try IndexSchema.current.open(home.path("index.db"), for: .create, on: disk, at: FilledIndex.now)
        conversations = ConversationsFile(home.path("mount/conversations.db"), on: disk)
    }

    private func open() throws(StoreError) -> Connection {
        try conversations.open(beside: index, at: FilledIndex.now)
    }

    private func reader() throws(StoreError) -> Connection {
        try IndexSchema.current.open(home.path("index.db"), for: .read, on: disk, at: FilledIndex.now)
    }

    private func addMessage(to connection: Connection) throws(StoreError) {
        try connection.write { () throws(StoreError) in
            try connection.run(
                "INSERT INTO sources(source_id, kind, path, byte_offset, sequence) VALUES('s','','',0,0)"
            )
            try connection.run("INSERT INTO messages VALUES(1,'run-1',0,'t','user',NULL,NULL,NULL,0,'s',0,0)")
            try connection.run(
                "INSERT INTO blocks VALUES(1,1,0,0,'t','text','hello',NULL,NULL,NULL,NULL,NULL,NULL,5,0,5)"
            )
        }
    }

    /// What an unmounted disk leaves: the folder, empty.
    private func unmount() throws {
        try disk.rename(home.path("mount"), to: home.path("away"))
        try disk.makeFolder(home.path("mount"))
    }

    @Test func theIndexRemembersWhichFileIsItsOwn() throws {
        let first = try open()
        #expect(try index.property(.conversations) == first.property(.uuid))
        #expect(try open().property(.uuid) == first.property(.uuid))
    }

    @Test func whatWasMadeBeforeAKillIsTaken() throws {
        let made = try ConversationsSchema.current.open(conversations.path, for: .create, on: disk, at: FilledIndex.now)
        #expect(try open().property(.uuid) == made.property(.uuid))
        #expect(try index.property(.conversations) == made.property(.uuid))
    }

    @Test func anEmptyMountPointIsRefusedAndStaysEmpty() throws {
        _ = try open()
        try unmount()
        let refusal = #expect(throws: StoreError.self) { _ = try open() }
        #expect(refusal == .missing(file: conversations.path))
        #expect(refusal?.hint?.contains("disk") == true)
        let attaching = try reader()
        #expect(throws: StoreError.missing(file: conversations.path)) { try conversations.attach(to: attaching) }
        #expect(try disk.list(home.path("mount")) == [])
    }

    @Test func whoHasThemOpenNoticesThatTheirDiskIsGone() throws {
        let connection = try open()
        try unmount()
        let refusal = #expect(throws: StoreError.self) { try addMessage(to: connection) }
        #expect(refusal == .away(file: conversations.path))
        #expect(refusal?.isPassing == true)
        #expect(try disk.list(home.path("mount")) == [])
        #expect(try connection.integer("SELECT count(*) FROM messages") == 0)
    }

    @Test func whenTheDiskIsBackTheyGoOn() throws {
        let connection = try open()
        try unmount()
        #expect(throws: StoreError.self) { try addMessage(to: connection) }
        try disk.removeFolder(home.path("mount"))
        try disk.rename(home.path("away"), to: home.path("mount"))
        try addMessage(to: connection)
        #expect(try open().integer("SELECT count(*) FROM messages") == 1)
    }

    @Test func anotherFileInTheirPlaceIsRefusedAndLeftAsItWas() throws {
        _ = try open()
        try unmount()
        _ = try ConversationsSchema.current.open(conversations.path, for: .create, on: disk, at: FilledIndex.now)
        let before = try disk.readAll(conversations.path, bytesMax: 1 << 24)
        let refusal = #expect(throws: StoreError.self) { _ = try open() }
        #expect("\(try #require(refusal))".contains("the conversations of Roost that this home made"))
        let attaching = try reader()
        #expect(throws: StoreError.self) { try conversations.attach(to: attaching) }
        #expect(try attaching.rows("PRAGMA database_list") { $0.text(1) } == ["main"])
        #expect(try disk.readAll(conversations.path, bytesMax: 1 << 24) == before)
    }

    /// Whoever only reads a database leaves a WAL beside it, even where it is not the one that was looked for.
    @Test func nothingIsPutBesideAnotherFile() throws {
        _ = try open()
        try disk.remove(conversations.path)
        let other = try IndexSchema.current.open(home.path("other.db"), for: .create, on: disk, at: FilledIndex.now)
        _ = try conversations.open(beside: other, at: FilledIndex.now)
        #expect(try disk.list(home.path("mount")) == ["conversations.db"])
        let reader = try reader()
        for _ in 0..<2 {
            #expect(throws: StoreError.self) { try conversations.attach(to: reader) }
            #expect(throws: StoreError.self) { _ = try open() }
            #expect(try disk.list(home.path("mount")) == ["conversations.db"])
        }
    }

    @Test func aDatabaseOfAnotherProgramIsRefusedToo() throws {
        _ = try open()
        try unmount()
        try Programs.sqlite(conversations.path, "CREATE TABLE messages(a)")
        #expect(throws: StoreError.wrongFile(file: conversations.path, wanted: "the conversations of Roost")) {
            _ = try open()
        }
    }

    @Test func theIndexIsNotTakenForTheConversations() throws {
        let wrong = ConversationsFile(home.path("index.db"), on: disk)
        #expect(throws: StoreError.wrongFile(file: wrong.path, wanted: "the conversations of Roost")) {
            _ = try wrong.open(beside: index, at: FilledIndex.now)
        }
        #expect(try index.property(.conversations) == nil)
    }

    @Test func bothAreAskedTogether() throws {
        try addMessage(to: open())
        try index.write { () throws(StoreError) in
            try index.run("INSERT INTO tasks(task_id, detected_at, source, status) VALUES('gh-1','t','run','active')")
            try index.run(
                "INSERT INTO worker_sessions(worker_id, task_id, spawned_at, status) VALUES('run-1','gh-1','','failed')"
            )
        }
        let both = try reader()
        try conversations.attach(to: both)
        let rows = try both.rows(
            """
            SELECT t.task_id, c.content FROM main.tasks t JOIN worker_sessions USING(task_id)
            JOIN conversations.conversations c USING(worker_id)
            """
        ) { $0.values }
        #expect(rows == [[.text("gh-1"), .text("hello")]])
        #expect(throws: StoreError.self) { try both.run("DELETE FROM conversations.messages") }
    }

    @Test func anIndexThatHasNoneAttachesNone() throws {
        let attaching = try reader()
        _ = try ConversationsSchema.current.open(conversations.path, for: .create, on: disk, at: FilledIndex.now)
        #expect(throws: StoreError.missing(file: conversations.path)) { try conversations.attach(to: attaching) }
    }
}
