import Platform
import TestSupport
import Testing

@testable import Journal

@Suite struct LineSearchTests {
    private let home: TemporaryHome

    init() throws { home = try TemporaryHome(for: "JournalTests") }

    private func start(ofLast count: Int, in text: [UInt8]) throws -> Int64 {
        let disk = SystemDisk()
        try disk.replaceFile(home.path("f"), with: text)
        return try LineSearch.start(ofLast: count, in: try disk.openFile(home.path("f"), .read), on: disk)
    }

    /// The same answer from the front, as slow as can be.
    private func plainStart(ofLast count: Int, in text: [UInt8]) -> Int64 {
        var starts = [0]
        for (place, byte) in text.enumerated() where byte == newline && place + 1 < text.count {
            starts.append(place + 1)
        }
        if text.isEmpty || count == 0 { return Int64(text.count) }
        return Int64(starts[max(0, starts.count - count)])
    }

    @Test(arguments: ["", "\n", "a", "a\n", "a\nb", "a\nb\n", "\n\n\n", "a\n\nb\n\n"])
    func itAgreesWithReadingFromTheFront(_ text: String) throws {
        for count in 0...5 {
            let bytes = Array(text.utf8)
            #expect(try start(ofLast: count, in: bytes) == plainStart(ofLast: count, in: bytes), "last \(count)")
        }
    }

    @Test func linesThatCrossBlocksAreFoundWhole() throws {
        var random = SystemRandomNumberGenerator()
        for _ in 0..<10 {
            var text: [UInt8] = []
            while text.count < 5 * LineSearch.blockBytes / 2 {
                text +=
                    [UInt8](repeating: UInt8(ascii: "y"), count: Int.random(in: 0..<90_000, using: &random)) + [newline]
            }
            for count in [1, 2, 3, 7] {
                #expect(try start(ofLast: count, in: text) == plainStart(ofLast: count, in: text))
            }
        }
    }

    @Test func onlyTheEndOfALargeFileIsRead() throws {
        let disk = FaultyDisk(SystemDisk(), [:], counting: [.read])
        let path = home.path("large")
        let file = try disk.openFile(path, .write)
        // Sparse: it takes no room, and reading it from the front would take its time.
        try Array("\n".utf8).withUnsafeBytes { try disk.writeAll($0, to: file, at: 8 << 30) }
        try Array("one\ntwo\nthree\n".utf8).withUnsafeBytes { try disk.writeAll($0, to: file, at: (8 << 30) + 1) }
        let found = try LineSearch.start(ofLast: 2, in: try disk.openFile(path, .read), on: disk)
        #expect(found == (8 << 30) + 5)
        #expect(disk.operations.count <= 2)
    }
}
