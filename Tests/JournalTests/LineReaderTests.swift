import Platform
import TestSupport
import Testing

@testable import Journal

@Suite struct LineReaderTests {
    private let home: TemporaryHome

    init() throws { home = try TemporaryHome(for: "JournalTests") }

    private struct Line: Equatable {
        var text: String
        var ending: LinePiece.Ending
        var isFirst: Bool
    }

    private func lines(_ bytes: [UInt8], from offset: Int64 = 0) throws -> [Line] {
        let path = home.path("out")
        try SystemDisk().replaceFile(path, with: bytes)
        var reader = try LineReader(path: path, on: SystemDisk(), from: offset)
        var lines: [Line] = []
        var expectedOffset = offset
        func take(_ piece: LinePiece) {
            #expect(piece.offset == expectedOffset)
            expectedOffset += Int64(piece.length)
            let text =
                piece.bytes.count > 64 ? "\(piece.bytes.count) bytes" : String(decoding: piece.bytes, as: UTF8.self)
            lines.append(Line(text: text, ending: piece.ending, isFirst: piece.isFirst))
        }
        while let piece = try reader.next() { take(piece) }
        if let piece = reader.remainder() { take(piece) }
        #expect(expectedOffset == Int64(bytes.count), "every byte is in one piece")
        return lines
    }

    @Test func linesAreDividedByNewlinesAlone() throws {
        let found = try lines(Array("one\n\ntwo\rtwo\nthree\r\nfour".utf8))
        #expect(found.map(\.text) == ["one", "", "two\rtwo", "three", "four"])
        #expect(found.map(\.ending) == [.lineFeed, .lineFeed, .lineFeed, .carriageReturnLineFeed, .none])
    }

    @Test func everyByteValuePassesAsItIs() throws {
        let bytes = (0...255).map { UInt8($0) }
        let path = home.path("out")
        try SystemDisk().replaceFile(path, with: bytes + [newline])
        var reader = try LineReader(path: path, on: SystemDisk())
        var found: [UInt8] = []
        while let piece = try reader.next() {
            found += piece.bytes
            if piece.ending == .lineFeed { found.append(newline) }
        }
        #expect(found == bytes + [newline])
    }

    @Test func aLongLineComesInPiecesThatMakeItUp() throws {
        let long = [UInt8](repeating: UInt8(ascii: "x"), count: 200_000)
        let found = try lines(Array("a\n".utf8) + long + Array("\nb\n".utf8))
        #expect(found.map(\.isFirst) == [true, true, false, false, false, true])
        #expect(found[1] == Line(text: "65536 bytes", ending: .none, isFirst: true))
        #expect(found[4].ending == .lineFeed)
    }

    @Test(arguments: [-3, -2, -1, 0, 1, 2, 3])
    func aCarriageReturnAtTheEdgeOfAPieceStaysWithItsNewline(_ shift: Int) throws {
        let long = [UInt8](repeating: UInt8(ascii: "x"), count: LineReader.pieceBytesMax + shift)
        let found = try lines(long + Array("\r\nb\n".utf8))
        #expect(found.filter { $0.ending == .carriageReturnLineFeed }.count == 1)
        #expect(found.last?.text == "b")
        #expect(found.allSatisfy { !$0.text.hasSuffix("\r") })
    }

    @Test func aGigabyteWithoutANewlineIsReadPieceByPiece() throws {
        let path = home.path("huge")
        let disk = SystemDisk()
        // Sparse: a gigabyte of NUL that takes no room on the disk.
        let file = try disk.openFile(path, .write)
        try Array("x".utf8).withUnsafeBytes { try disk.writeAll($0, to: file, at: (1 << 30) - 1) }
        var reader = try LineReader(path: path, on: disk)
        var total = 0
        var largest = 0
        while let piece = try reader.next() {
            largest = max(largest, piece.bytes.count)
            total += piece.length
        }
        #expect(largest <= LineReader.pieceBytesMax)
        let rest = reader.remainder()
        #expect(rest?.bytes.last == UInt8(ascii: "x"))
        #expect(total + (rest?.length ?? 0) == 1 << 30)
    }

    @Test func nothingIsDeliveredOfALineThatIsNotWholeYet() throws {
        let path = home.path("out")
        let disk = SystemDisk()
        let file = try disk.openFile(path, .append)
        var reader = try LineReader(path: path, on: disk)
        try disk.writeAll(Array("half".utf8), to: file)
        var isWhole = try reader.next() != nil
        #expect(!isWhole)
        try disk.writeAll(Array(" a line\nnext".utf8), to: file)
        let piece = try #require(try reader.next())
        #expect(String(decoding: piece.bytes, as: UTF8.self) == "half a line")
        isWhole = try reader.next() != nil
        #expect(!isWhole)
        #expect(reader.offset == 12)
    }

    @Test func readingMayBeginAnywhere() throws {
        #expect(try lines(Array("one\ntwo\n".utf8), from: 4).map(\.text) == ["two"])
    }
}
