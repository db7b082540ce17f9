import Platform
import TestSupport
import Testing

@testable import Journal

@Suite struct FileWindowTests {
    private let home: TemporaryHome
    private let disk = SystemDisk()

    init() throws { home = try TemporaryHome(for: "FileWindowTests") }

    private func window(_ bytes: [UInt8], at offset: Int64 = 0) throws -> FileWindow {
        try append(bytes)
        return FileWindow(try disk.openFile(home.path("f"), .read), on: disk, at: offset)
    }

    private func append(_ bytes: [UInt8]) throws {
        try disk.writeAll(bytes, to: try disk.openFile(home.path("f"), .append))
    }

    @Test func aGrowingFileIsReadOnWhereItWasLeft() throws {
        var window = try window([1, 2, 3])
        var hasMore = try window.fill()
        #expect(hasMore)
        hasMore = try window.fill()
        #expect(!hasMore)
        window.consume(2)
        try append([4])
        hasMore = try window.fill()
        #expect(hasMore)
        let unread = Array(window.unread)
        let (offset, end, size) = (window.offset, window.end, try window.size())
        #expect(unread == [3, 4])
        #expect(offset == 2)
        #expect(end == 4)
        #expect(size == 4)
    }

    @Test func bytesLongerThanABlockStayTogetherAsLongAsNobodyConsumesThem() throws {
        let bytes = (0..<(5 * FileWindow.blockBytes + 7)).map { UInt8(truncatingIfNeeded: $0 &* 31) }
        var window = try window(bytes)
        var count = 0
        while try window.fill() { count += 1 }
        let unread = Array(window.unread)
        #expect(count == 6)
        #expect(unread == bytes)
    }

    @Test func whatIsConsumedInPiecesIsEveryByteOnce() throws {
        let bytes = (0..<(9 * FileWindow.blockBytes + 7)).map { UInt8(truncatingIfNeeded: $0 &* 31 ^ $0 >> 8) }
        var random = SeededGenerator(seed: 11)
        var window = try window(bytes)
        var found: [UInt8] = []
        while try window.fill() {
            let count = Int.random(in: 0...window.unreadCount, using: &random)
            found += window.unread.prefix(count)
            window.consume(count)
            let offset = window.offset
            #expect(offset == Int64(found.count))
        }
        found += window.unread
        #expect(found == bytes)
    }

    @Test func readingMayGoOnAnywhere() throws {
        var window = try window([0, 1, 2, 3, 4, 5], at: 4)
        _ = try window.fill()
        let end = Array(window.unread)
        window.move(to: 1)
        let emptied = window.unreadCount
        _ = try window.fill()
        let again = Array(window.unread)
        let offset = window.offset
        #expect(end == [4, 5])
        #expect(emptied == 0)
        #expect(again == [1, 2, 3, 4, 5])
        #expect(offset == 1)
    }

    @Test func aPlaceBehindTheEndHasNothingYet() throws {
        var window = try window([1, 2], at: 3)
        let hasNothing = try !window.fill()
        try append([3, 4])
        _ = try window.fill()
        let unread = Array(window.unread)
        #expect(hasNothing)
        #expect(unread == [4])
    }

    @Test func aDiskThatFailsLeavesWhatWasRead() throws {
        try append([1, 2])
        let faulty = FaultyDisk(disk, [2: .fail(.inputOutput)], counting: [.read])
        var window = FileWindow(try faulty.openFile(home.path("f"), .read), on: faulty)
        _ = try window.fill()
        try append([3])
        #expect(throws: JournalError.self) { _ = try window.fill() }
        let kept = Array(window.unread)
        _ = try window.fill()
        let after = Array(window.unread)
        #expect(kept == [1, 2])
        #expect(after == [1, 2, 3])
    }

    @Test func numbersStandInTheirPlaceWithTheLowestByteFirst() {
        var bytes = [UInt8](repeating: 0xee, count: 12)
        LittleEndian.store(UInt32(0x0102_0304), in: &bytes, at: 1)
        LittleEndian.store(Int16(-2), in: &bytes, at: 7)
        #expect(bytes == [0xee, 4, 3, 2, 1, 0xee, 0xee, 0xfe, 0xff, 0xee, 0xee, 0xee])
        bytes.withUnsafeBytes { raw in
            #expect(LittleEndian.load(UInt32.self, from: raw, at: 1) == 0x0102_0304)
            #expect(LittleEndian.load(Int16.self, from: raw, at: 7) == -2)
        }
    }
}
