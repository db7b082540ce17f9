import Domain
import Platform
import TestSupport
import Testing

@testable import Indexer

@Suite struct SourceLinesTests {
    private let home: TemporaryHome
    private let disk = SystemDisk()
    private var path: String { home.path("lines.jsonl") }

    init() throws { home = try TemporaryHome(for: "SourceLines") }

    private func lines(_ text: String, from offset: Int64 = 0, lineBytesMax: Int = 1 << 20) throws -> [String] {
        try disk.replaceFile(path, with: Array(text.utf8))
        var lines = try SourceLines(PlainBytes(path, on: disk), from: offset, lineBytesMax: lineBytesMax)
        var found: [String] = []
        while let line = try lines.next() { found.append(Self.text(of: line)) }
        let end = lines.offset
        #expect(end == Int64(text.utf8.count))
        return found
    }

    private static func text(of line: SourceLine) -> String {
        switch line {
        case .line(let bytes, let place): "\(place) \(String(decoding: bytes, as: UTF8.self))"
        case .torn(let bytes, let place): "\(place) \(String(decoding: bytes, as: UTF8.self)) torn"
        case .tooLong(let place, let bytes, let isTorn): "\(place) \(bytes) too long\(isTorn ? ", torn" : "")"
        }
    }

    @Test func linesComeWithTheirPlaces() throws {
        #expect(try lines("one\n\nthree\n") == ["0 one", "4 ", "5 three"])
        #expect(try lines("") == [])
        #expect(try lines("one\ntwo") == ["0 one", "4 two torn"])
        #expect(try lines("one\ntwo\n", from: 4) == ["4 two"])
    }

    @Test func aLineMayBeAsLongAsTheLimitAndNoLonger() throws {
        let most = String(repeating: "x", count: 10)
        #expect(try lines("\(most)\nb\n", lineBytesMax: 10) == ["0 \(most)", "11 b"])
        #expect(try lines("a\n\(most)y\nb\n", lineBytesMax: 10) == ["0 a", "2 11 too long", "14 b"])
        #expect(try lines("\(most)y", lineBytesMax: 10) == ["0 11 too long, torn"])
        #expect(try lines("\(most)", lineBytesMax: 10) == ["0 \(most) torn"])
    }

    @Test(arguments: 0..<20 as Range<UInt64>) func noLineIsLostWhereverTheRoomEnds(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let words = (0..<200).map { _ in
            String(repeating: "w", count: Int.random(in: 0...5) == 0 ? Int.random(in: 0...900_000, using: &random) : 9)
        }
        let found = try lines(words.map { $0 + "\n" }.joined(), lineBytesMax: 300_000)
        #expect(found.count == words.count)
        for (word, line) in zip(words, found) {
            #expect(line.hasSuffix(word.count > 300_000 ? " \(word.count) too long" : " \(word)"))
        }
    }

    @Test func aCopyHasTheLinesOfItsFile() throws {
        let text = (0..<60_000).map { "{\"type\":\"user\",\"number\":\($0),\"message\":{}}\n" }.joined()
        let expected = try lines(text)
        let folder = ImportFolder(home.path("imports"), on: disk)
        let taken = try folder.take(path, as: .claudeTranscript, now: .init(nanoseconds: .max))
        var lines = try #require(taken).copy.lines()
        var found: [String] = []
        while let line = try lines.next() { found.append(Self.text(of: line)) }
        #expect(found == expected)
    }

    /// The `deinit` of the lines themselves was left out by the compiler, and each file cost its room for ever.
    @Test func theRoomGoesWithTheLines() throws {
        try disk.createFile(path, with: Array("a\n".utf8))
        weak var room: LineRoom?
        do {
            var lines = try SourceLines(PlainBytes(path, on: disk))
            room = lines.owner
            while try lines.next() != nil {}
        }
        let isGone = room == nil
        #expect(isGone)
    }
}
