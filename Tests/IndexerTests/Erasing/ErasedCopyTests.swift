import Domain
import Packing
import Platform
import TestSupport
import Testing

@testable import Indexer

@Suite struct ErasedCopyTests {
    private let scratch: TemporaryHome
    private let disk = SystemDisk()

    init() throws { scratch = try TemporaryHome(for: "ErasedCopyTests") }

    private func file(_ name: String, _ treatment: EraseFile.Treatment, _ ranges: [Range<Int64>]) -> EraseFile {
        EraseFile(path: scratch.path(name), owner: .session(scratch.path), treatment: treatment, ranges: ranges)
    }

    @Test func bytesOverTheEdgeOfABlockAreWrittenOver() throws {
        let edge = 1 << 20
        let bytes = (0..<edge * 2 + 100).map { UInt8(65 + $0 % 26) }
        try disk.createFile(scratch.path("a"), with: bytes)
        let places = [0..<3, edge - 4..<edge + 4, edge * 2 - 1..<edge * 2 + 100]
        let ranges = places.map { Int64($0.lowerBound)..<Int64($0.upperBound) }
        try ErasedCopy.write(file("a", .bytes, ranges), to: scratch.path("b"), on: disk)
        let made = try disk.readAll(scratch.path("b"), bytesMax: 1 << 24)
        var expected = bytes
        for place in places { expected.replaceSubrange(place, with: [UInt8](repeating: 42, count: place.count)) }
        #expect(made == expected)
    }

    @Test func aPackedFileIsPackedAgain() throws {
        let content = Array(String(repeating: "some words and more ", count: 200_000).utf8)
        var writer = try PackedWriter(scratch.path("a.zst"), on: disk)
        try content.withUnsafeBufferPointer { (content) throws(PackingError) in
            try writer.append(UnsafeRawBufferPointer(content))
        }
        try writer.finish()
        try ErasedCopy.write(
            file("a.zst", .packed, [5..<10, 1_048_570..<1_048_590]),
            to: scratch.path("b.zst"),
            on: disk
        )
        var reader = try PackedReader(scratch.path("b.zst"), on: disk)
        var made = [UInt8](repeating: 0, count: content.count + 10)
        let count = try made.withUnsafeMutableBufferPointer { (room) throws(PackingError) in
            try reader.read(into: UnsafeMutableRawBufferPointer(room), at: 0)
        }
        #expect(count == content.count && made[5..<10].allSatisfy { $0 == 42 } && made[10] == content[10])
        #expect(made[1_048_570..<1_048_590].allSatisfy { $0 == 42 } && made[1_048_590] == content[1_048_590])
    }

    @Test func aDocumentThatCouldNotBeReadAnywayIsNoReason() throws {
        try disk.createFile(scratch.path("meta.json"), with: Array("no JSON, and a secret".utf8))
        try ErasedCopy.write(file("meta.json", .bytes, [12..<20]), to: scratch.path("b"), on: disk)
        #expect(try disk.readAll(scratch.path("b"), bytesMax: 100).count == 21)
    }
}
