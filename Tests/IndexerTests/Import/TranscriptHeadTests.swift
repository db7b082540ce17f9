import Platform
import TestSupport
import Testing

@testable import Indexer

@Suite struct TranscriptHeadTests {
    private let home: TemporaryHome
    private let disk = SystemDisk()

    init() throws { home = try TemporaryHome(for: "TranscriptHead") }

    private func file(_ text: String) throws -> FileDescriptor {
        try disk.replaceFile(home.path("a"), with: Array(text.utf8))
        return try disk.openFile(home.path("a"), .read)
    }

    @Test func theFirstLineIsBounded() throws {
        let two = try TranscriptHead.read(file("one\ntwo\n"), on: disk)
        #expect(two.firstLine.elementsEqual("one".utf8) && two.isWhole)
        let long = try TranscriptHead.read(file(String(repeating: "x", count: 100_000) + "\n"), on: disk)
        #expect(long.firstLine.count == TranscriptHead.bytesMin && long.isWhole)
        let database = try TranscriptHead.read(file("SQLite format 3\0"), on: disk)
        #expect(database.isDatabase && !two.isDatabase)
    }

    @Test func noMoreIsReadThanIsAskedFor() throws {
        let lines = String(repeating: "a line\n", count: 20_000)
        let (short, first) = (
            try TranscriptHead.readShort(file(lines), on: disk), try TranscriptHead.readFirstLine(file(lines), on: disk)
        )
        #expect(short.bytes.count == first.bytes.count && short.bytes.count < TranscriptHead.bytesMin)
        #expect(try TranscriptHead.read(file(lines), on: disk).bytes.count == TranscriptHead.bytesMin)
        let whole = try TranscriptHead.readWhole(file(lines), on: disk)
        #expect(whole.bytes.count == lines.utf8.count && whole.isWhole && !short.isWhole)
    }

    @Test(arguments: [100, 9_000, 70_000, 200_000]) func theFirstLineIsTheSameHoweverItIsRead(bytes: Int) throws {
        let text = String(repeating: "x", count: bytes) + "\nmore\n"
        let long = try TranscriptHead.read(file(text), on: disk)
        let first = try TranscriptHead.readFirstLine(file(text), on: disk)
        #expect(first.firstLine.elementsEqual(long.firstLine) && first.firstLine.count == min(bytes, 64 << 10))
    }

    @Test func aValueMayGoOnBehindItsFirstLine() throws {
        let more = String(repeating: "\n\"a\": 1,", count: 2_000)
        #expect(try TranscriptHead.readShort(file("{ \(more)"), on: disk).mayBeOneValue)
        #expect(try !TranscriptHead.readShort(file("{\"a\":1}\(more)"), on: disk).mayBeOneValue)
        #expect(try !TranscriptHead.readShort(file("{\n}"), on: disk).mayBeOneValue)
    }
}
