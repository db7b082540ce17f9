import Platform
import TestSupport
import Testing

@testable import Store

/// The layer below SQLite that holds each page against its checksum.
@Suite struct ChecksumsTests {
    private static let pageBytes = StoreLimits.pageBytes

    private let disk = SystemDisk()
    private let home: TemporaryHome
    private let file: String

    init() throws {
        home = try TemporaryHome(for: "ChecksumsTests")
        file = home.path("a.db")
    }

    private func make(_ purpose: Connection.Purpose = .create) throws(StoreError) -> Connection {
        try TwoSchemas.new.open(file, for: purpose, on: disk, at: TwoSchemas.now)
    }

    private func fill() throws {
        let connection = try make()
        try connection.write { () throws(StoreError) in
            for number in 0..<200 {
                try connection.run("INSERT INTO t(a, b) VALUES(?, ?)", number, String(repeating: "x", count: 200))
            }
        }
    }

    private func change(_ bytes: (inout [UInt8]) -> Void) throws {
        var all = try disk.readAll(file, bytesMax: 1 << 24)
        bytes(&all)
        try disk.replaceFile(file, with: all)
    }

    /// The sum by its definition, as in SQLite's ext/misc/cksumvfs.c.
    private func sum(_ page: ArraySlice<UInt8>) -> [UInt8] {
        var first: UInt32 = 0
        var second: UInt32 = 0
        for start in stride(from: page.startIndex, to: page.endIndex, by: 8) {
            let words = page[start..<start + 8].withUnsafeBytes {
                [$0.loadUnaligned(as: UInt32.self), $0.loadUnaligned(fromByteOffset: 4, as: UInt32.self)]
            }
            first = first &+ words[0] &+ second
            second = second &+ words[1] &+ first
        }
        return withUnsafeBytes(of: first) { Array($0) } + withUnsafeBytes(of: second) { Array($0) }
    }

    /// It begins with the first page in the usual size, which is not that of ours.
    @Test func whoeverHasOpenedAFileThatIsStillEmptyReadsItOnceItIsFull() throws {
        try disk.createFile(file, with: [])
        let reader = try Connection(file, for: .read, on: disk)
        #expect(try reader.schemaVersion() == 0)
        try fill()
        #expect(try reader.schemaVersion() == TwoSchemas.new.version)
        #expect(try reader.integer("SELECT count(*) FROM t") == 200)
        #expect(reader.isChecked())
    }

    @Test func everyPageEndsWithItsSum() throws {
        try fill()
        let bytes = try disk.readAll(file, bytesMax: 1 << 24)
        #expect(bytes.count > 10 * Self.pageBytes)
        for start in stride(from: 0, to: bytes.count, by: Self.pageBytes) {
            let end = start + Self.pageBytes - 8
            #expect(Array(bytes[end..<end + 8]) == sum(bytes[start..<end]))
        }
        #expect(try make(.write).isChecked())
    }

    @Test func aChangedLetterOfATextIsNoticed() throws {
        try fill()
        try change { bytes in
            let place = bytes.lastIndex(of: UInt8(ascii: "x")) ?? 0
            bytes[place] = UInt8(ascii: "y")
        }
        let connection = try make(.write)
        let refusal = #expect(throws: StoreError.self) { try connection.run("SELECT sum(length(b)) FROM t") }
        #expect(refusal?.isDamage == true)
        #expect(refusal?.hint?.contains("reindex") == true)
        let whole = #expect(throws: StoreError.self) { _ = try connection.findings() }
        #expect(whole?.isDamage == true)
    }

    /// SQLite takes what is missing of the last page for zeros, and its rows for rows of nothing.
    @Test(arguments: [8, 400, 1_500, 3_000, 4_000]) func aPageThatIsCutIsNoticed(_ count: Int) throws {
        try fill()
        try change { $0.removeLast(count) }
        let connection = try make(.write)
        let refusal = #expect(throws: StoreError.self) { try connection.run("SELECT sum(length(b)) FROM t") }
        #expect(refusal?.isDamage == true)
    }

    @Test func aHeadThatHidesTheSumsIsNoticed() throws {
        try fill()
        try change { $0[20] = 0 }
        let refusal = #expect(throws: StoreError.self) { _ = try make(.write) }
        #expect(refusal?.isDamage == true)
    }

    @Test func othersReadTheFileAndTheirCopyIsCheckedToo() throws {
        try fill()
        #expect(try Programs.sqlite(file, "SELECT count(*) FROM t; PRAGMA integrity_check") == "200\nok\n")
        let copy = home.path("copy.db")
        try make(.write).run("VACUUM INTO ?", copy)
        let copied = try TwoSchemas.new.open(copy, for: .read, on: disk, at: TwoSchemas.now)
        #expect(copied.isChecked())
        #expect(try copied.findings() == [])
        let bytes = try disk.readAll(copy, bytesMax: 1 << 24)
        let end = Self.pageBytes - 8
        #expect(Array(bytes[end..<end + 8]) == sum(bytes[0..<end]))
    }

    @Test func aFileWithoutSumsIsReadAsItIs() throws {
        try Programs.sqlite(file, "CREATE TABLE theirs(a); INSERT INTO theirs VALUES(7)")
        let connection = try Connection(file, for: .read, on: disk)
        #expect(!connection.isChecked())
        #expect(try connection.integer("SELECT a FROM theirs") == 7)
    }
}
