import Platform
import TestSupport
import Testing

@testable import Runs

@Suite struct ShimWordTests {
    @Test(arguments: [
        ("started 42", ShimWord.started(pid: 42)), ("ended", .ended), ("failed no room left", .failed("no room left")),
        ("failed", .failed("it did not say why")), ("", .nothing), ("started", .nothing), ("started x", .nothing),
        ("started -1", .nothing), ("ended 1", .nothing), ("hello", .nothing),
    ]) func aLineIsRead(line: String, word: ShimWord) { #expect(ShimWord(line: line) == word) }

    private func word(_ text: String, isOpen: Bool = false, upTo limit: Duration = .seconds(60)) throws -> ShimWord {
        let pipe = try Pipe()
        let reading = try pipe.reading.duplicate()
        let writing = try pipe.writing.duplicate()
        _ = consume pipe
        try SystemDisk().writeAll(Array(text.utf8), to: writing)
        if isOpen { return ShimWord.read(from: reading, upTo: limit) }
        _ = consume writing
        return ShimWord.read(from: reading, upTo: limit)
    }

    @Test func aLineIsReadFromAPipe() throws {
        #expect(try word("started 7\nmore", isOpen: true) == .started(pid: 7))
        #expect(try word("ended") == .ended)
        #expect(try word("") == .nothing)
        #expect(try word(String(repeating: "x", count: 10_000)) == .nothing)
    }

    @Test func whoSaysNothingIsToldFromWhoIsGone() throws {
        #expect(try word("star", isOpen: true, upTo: .milliseconds(20)) == .silence)
        #expect(try word("star") == .nothing)
    }
}
