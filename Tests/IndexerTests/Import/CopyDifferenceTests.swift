import Testing

@testable import Indexer

@Suite struct CopyDifferenceTests {
    private func lines(_ source: String, upTo end: Int64? = nil, _ copy: String) throws -> CopyDifference? {
        var one = BytesInMemory(content: Array(source.utf8))
        var other = BytesInMemory(content: Array(copy.utf8))
        return try CopyDifference.ofLines(&one, upTo: end ?? one.bytes, from: &other)
    }

    @Test func linesGoOnOrAreOthers() throws {
        #expect(try lines("one\ntwo\n", "one\n") == .longer)
        #expect(try lines("one\ntwo\n", upTo: 4, "one\n") == CopyDifference.none)
        // What is there of it before is longer, and holds all of it.
        #expect(try lines("one\n", "one\ntwo\n") == CopyDifference.none)
        #expect(try lines("one\ntwo\n", "six\n") == nil)
    }

    @Test func theEndOfWhatTheyShareIsLookedAtToo() throws {
        let long = String(repeating: "x", count: 200_000)
        #expect(try lines("\(long)y\n", long) == .longer)
        #expect(try lines("\(long)y\n", "\(long.dropLast())z") == nil)
    }

    @Test func aDocumentIsTheSameByAllItsBytes() throws {
        var source = BytesInMemory(content: [1, 2, 3])
        for (version, isSame) in [([1, 2, 3], true), ([1, 2], false), ([1, 2, 4], false)] as [([UInt8], Bool)] {
            var version = BytesInMemory(content: version)
            let told = try CopyDifference.isSame(&source, upTo: 3, as: &version)
            #expect(told == isSame)
        }
    }
}
