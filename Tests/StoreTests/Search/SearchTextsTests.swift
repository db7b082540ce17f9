import Domain
import Packing
import Platform
import TestSupport
import Testing

@testable import Store

@Suite struct SearchTextsTests {
    private let record: SearchedRows

    init() throws { record = try SearchedRows() }

    private func piece(_ bytes: Range<Int64>) throws -> SearchDocument {
        let now = SearchedRows.noon
        try record.conversations.write { () throws(StoreError) in
            try record.conversations.run("DELETE FROM log_pieces")
            try record.conversations.insert(LogPieceRow(worker: "run-1", source: "s", number: 0, at: now, bytes: bytes))
        }
        return SearchDocument(at: now, kind: .log, row: RowPlace(of: "s").row(0))
    }

    private func text(_ document: SearchDocument) throws -> String? {
        try record.texts.text(of: document).map { String(decoding: $0, as: UTF8.self) }
    }

    @Test func aPieceIsReadFromItsFileWithWhatIsAroundIt() throws {
        let file = record.home.path("stdout.log")
        let bytes = (0..<100_000).map { UInt8(ascii: "a") + UInt8($0 % 26) }
        try SystemDisk().createFile(file, with: bytes)
        for range: Range<Int64> in [0..<10, 50_000..<50_030, 99_990..<100_000] {
            let found = try text(piece(range))
            #expect(found == String(decoding: bytes[Int(range.lowerBound)..<Int(range.upperBound)], as: UTF8.self))
        }
        #expect(try text(piece(200_000..<200_010)) == nil)
    }

    @Test func aPieceOfAPackedFileIsRead() throws {
        let file = record.home.path("bytes.zst")
        let bytes = (0..<3_000_000).map { UInt8(ascii: "a") + UInt8($0 % 26) }
        var writer = try PackedWriter(file, on: SystemDisk())
        try bytes.withUnsafeBytes { try writer.append($0) }
        try writer.finish()
        try record.conversations.run("UPDATE sources SET path = ?", file)
        let found = try text(piece(2_000_000..<2_000_030))
        #expect(found == String(decoding: bytes[2_000_000..<2_000_030], as: UTF8.self))
    }

    @Test func aFileThatIsGoneHasNoText() throws {
        #expect(try text(piece(0..<10)) == nil)
    }

    @Test func aPackedBlockIsUnpackedToTheLimit() throws {
        let whole = Array((String(repeating: "x", count: SearchTexts.bytesMax - 1) + "éé").utf8)
        let packed = try whole.withUnsafeBytes { try FrameCompressor().frame(of: $0) }
        let document = try record.say("the beginning …")
        try record.conversations.run("UPDATE blocks SET packed = ?", Value.blob(packed))
        // Not in the middle of a character.
        #expect(try record.texts.text(of: document)?.count == SearchTexts.bytesMax - 1)
        try record.conversations.run("UPDATE blocks SET packed = ?", Value.blob(Array(packed.dropLast(9))))
        #expect(try record.texts.text(of: document) == nil)
    }

    @Test func aBatchIsGatheredInMemoryAndNotWrittenInBits() throws {
        #expect(SearchSchema.script(SearchMonth(of: SearchedRows.noon)).contains("'hashsize'"))
        try record.say("x")
        try record.build()
        let size = try record.conversations.integer("SELECT v FROM search_2026_11_config WHERE k = 'hashsize'")
        #expect(size == Int64(StoreLimits.searchWordBytesMax))
    }
}
