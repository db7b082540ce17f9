import Platform
import TestSupport
import Testing

@testable import Packing

@Suite struct PackedFramesTests {
    private let home: TemporaryHome
    private let disk = SystemDisk()

    init() throws { home = try TemporaryHome() }

    private func frames(of bytes: [UInt8]) throws -> PackedFrames {
        let path = home.path("frames.zst")
        try disk.replaceFile(path, with: bytes)
        return try PackedFrames.find(in: disk.openFile(path, .read), disk)
    }

    private func frame(_ bytes: Int) throws -> [UInt8] {
        let compressor = try FrameCompressor()
        return try [UInt8](repeating: 65, count: bytes).withUnsafeBytes { try compressor.frame(of: $0) }
    }

    @Test func framesAreFoundWithAndWithoutATable() throws {
        let (first, second) = try (frame(100), frame(200))
        var table = SeekTable()
        table.append(SeekTable.Entry(frameBytes: UInt32(first.count), contentBytes: 100))
        table.append(SeekTable.Entry(frameBytes: UInt32(second.count), contentBytes: 200))
        let walked = try frames(of: first + second)
        #expect(walked.table == table)
        #expect(walked.tornBytes == 0)
        let found = try frames(of: first + second + table.bytes)
        #expect(found.table.entries.prefix(2) == table.entries[...])
        #expect(found.table.contentBytes == 300)
        #expect(found.table.frameEnd == Int64(first.count + second.count + table.bytes.count))
    }

    @Test func aTableThatDoesNotFitTheFileIsNotBelieved() throws {
        let first = try frame(100)
        var lie = SeekTable()
        lie.append(SeekTable.Entry(frameBytes: UInt32(first.count) + 1, contentBytes: 100))
        let found = try frames(of: first + lie.bytes)
        #expect(found.table.contentBytes == 100)
        #expect(found.table.entries.first?.frameBytes == UInt32(first.count))
    }

    @Test func whatBeginsAFrameAndDoesNotEndItIsTorn() throws {
        let (first, second) = try (frame(100), frame(200))
        let found = try frames(of: first + second.dropLast(3))
        #expect(found.table.contentBytes == 100)
        #expect(found.tornBytes == Int64(second.count - 3))
        #expect(try frames(of: []).table == SeekTable())
    }
}
