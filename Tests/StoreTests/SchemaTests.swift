import Domain
import Platform
import Store
import TestSupport
import Testing

@Suite struct SchemaTests {
    private let disk = SystemDisk()
    private let home: TemporaryHome
    private let file: String

    init() throws {
        home = try TemporaryHome(for: "SchemaTests")
        file = home.path("a.db")
    }

    private func open(_ schema: Schema, _ purpose: Connection.Purpose) throws(StoreError) -> Connection {
        try schema.open(file, for: purpose, on: disk, at: TwoSchemas.now)
    }

    @Test func aNewFileSaysWhatItIs() throws {
        let connection = try open(TwoSchemas.new, .create)
        #expect(try connection.applicationID() == 0x5445_5354)
        #expect(try connection.schemaVersion() == 2)
        #expect(try connection.integer("SELECT version FROM schema_version") == 2)
        let steps = try connection.rows("SELECT name, applied_at FROM migrations ORDER BY version") { $0.values }
        let time = Value.text(TwoSchemas.now.iso)
        #expect(steps == [[.text("first"), time], [.text("more"), time]])
        let uuid = try #require(try connection.property(Property.uuid))
        #expect(uuid.wholeMatch(of: /[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}/) != nil)
    }

    @Test func noTwoFilesHaveOneUUID() throws {
        let one = try open(TwoSchemas.new, .create).property(.uuid)
        let other = try TwoSchemas.new.open(home.path("b.db"), for: .create, on: disk, at: TwoSchemas.now)
        #expect(try other.property(.uuid) != one)
    }

    @Test func openingAgainChangesNothing() throws {
        let before = try open(TwoSchemas.new, .create).property(.uuid)
        let again = try open(TwoSchemas.new, .create)
        #expect(try again.property(.uuid) == before)
        #expect(try again.integer("SELECT count(*) FROM migrations") == 2)
        #expect(try disk.list(home.path).allSatisfy { $0.hasPrefix("a.db") && !$0.contains("schema") })
    }

    @Test func aFileOfOthersIsRefusedAndLeftAsItWas() throws {
        try Programs.sqlite(file, "CREATE TABLE theirs(a); INSERT INTO theirs VALUES(1);")
        let before = try FolderSnapshot(of: home.path)
        for purpose in [Connection.Purpose.create, .write, .read] {
            let refusal = #expect(throws: StoreError.self) { _ = try open(TwoSchemas.new, purpose) }
            #expect(refusal == .wrongFile(file: file, wanted: "a test database"))
        }
        #expect(try FolderSnapshot(of: home.path) == before)
    }

    @Test func anEmptyFileIsTakenOnlyByWhoeverMakesOne() throws {
        try disk.createFile(file, with: [])
        for purpose in [Connection.Purpose.write, .read] {
            let refusal = #expect(throws: StoreError.self) { _ = try open(TwoSchemas.new, purpose) }
            #expect(refusal == .damaged(file: file, findings: ["it is empty"]) && refusal?.isNotMadeYet == true)
        }
        #expect(try disk.status(of: file)?.bytes == 0)
        #expect(try open(TwoSchemas.new, .create).schemaVersion() == 2)
    }

    @Test func aNewerFileIsNotWritten() throws {
        _ = try open(TwoSchemas.newAndReadable, .create)
        #expect(throws: StoreError.newerSchema(file: file, found: 2, known: 1)) {
            _ = try open(TwoSchemas.old, .write)
        }
    }

    @Test func aNewerFileIsReadWhereItSaysSo() throws {
        _ = try open(TwoSchemas.newAndReadable, .create)
        let reader = try open(TwoSchemas.old, .read)
        #expect(try reader.integer("SELECT count(*) FROM t") == 0)
    }

    @Test func aNewerFileIsNotReadWhereItDoesNotSaySo() throws {
        _ = try open(TwoSchemas.new, .create)
        #expect(throws: StoreError.newerSchema(file: file, found: 2, known: 1)) {
            _ = try open(TwoSchemas.old, .read)
        }
    }

    @Test func aReaderDoesNotBringAFileUpToDate() throws {
        _ = try open(TwoSchemas.old, .create)
        let refusal = #expect(throws: StoreError.self) { _ = try open(TwoSchemas.new, .read) }
        #expect(refusal == .olderSchema(file: file, found: 1, known: 2))
        #expect(refusal?.hint?.contains("roost index") == true)
    }
}
