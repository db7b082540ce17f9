import Domain
import Packing
import Platform
import TestSupport
import Testing

@testable import Indexer

@Suite struct ImportedCopyTests {
    private let home: TemporaryHome
    private let disk = SystemDisk()

    init() throws { home = try TemporaryHome(for: "ImportedCopy") }

    private func copy(of text: String) throws -> ImportedCopy {
        try disk.replaceFile(home.path("a.jsonl"), with: Array(text.utf8))
        let folder = ImportFolder(home.path("imports"), on: disk)
        let taken = try folder.take(home.path("a.jsonl"), as: .events, now: WallTime(nanoseconds: .max))
        return try #require(taken).copy
    }

    @Test func moreThanTheLimitIsNotReadAtOnce() throws {
        let copy = try copy(of: "{\"a\":1}\n")
        #expect(try copy.whole(bytesMax: 8).count == 8)
        #expect(throws: IndexerError.self) { _ = try copy.whole(bytesMax: 7) }
    }

    @Test func aCopyThatLostBytesSaysSo() throws {
        let copy = try copy(of: "{\"a\":1}\n")
        let path = "\(copy.folder)/\(copy.version.file)"
        var bytes = try disk.readAll(path, bytesMax: 1 << 20)
        bytes[12] ^= 0x40
        try disk.replaceFile(path, with: bytes)
        #expect(throws: IndexerError.self) { _ = try copy.whole(bytesMax: 8) }
        #expect(throws: IndexerError.self) { _ = try copy.verify() }
        try disk.replaceFile(path, with: [])
        #expect(throws: IndexerError.self) { _ = try copy.lines() }
        #expect(throws: IndexerError.self) { _ = try CopyBytes(path, bytes: 8, on: disk) }
    }

    @Test func linesMayBeReadFromTheMiddle() throws {
        let copy = try copy(of: "{\"a\":1}\n{\"b\":2}\n")
        var lines = try copy.lines(from: 8)
        var found: [String] = []
        while let line = try lines.next() {
            if case .line(let bytes, 8) = line { found.append(String(decoding: bytes, as: UTF8.self)) }
        }
        #expect(found == ["{\"b\":2}"])
    }
}
