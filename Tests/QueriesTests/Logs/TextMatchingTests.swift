import Domain
import Journal
import Platform
import TestSupport
import Testing

@testable import Queries

@Suite struct TextMatchingTests {
    private func isFound(_ query: String, in text: String, ignoresCase: Bool = false) throws -> Bool {
        let matching = TextMatching(try LogQuery(query, ignoresCase: ignoresCase))
        return Array(text.utf8).withUnsafeBytes { matching.isFound(in: $0) }
    }

    @Test func wordsAreFoundWhereverTheyStand() throws {
        #expect(try isFound("abc", in: "abc") && isFound("abc", in: "xxababc") && isFound("c", in: "abc"))
        #expect(try !isFound("abc", in: "ab") && !isFound("abc", in: "ababab") && !isFound("a", in: ""))
        #expect(try isFound("é", in: "caf\u{E9}") && isFound("a.c", in: "a.c") && !isFound("a.c", in: "abc"))
        #expect(try isFound("ABC", in: "xaBc", ignoresCase: true) && !isFound("ABC", in: "xaBc"))
        #expect(try isFound("É", in: "É", ignoresCase: true) && !isFound("É", in: "é", ignoresCase: true))
        #expect(try !isFound("", in: "x") && isFound("a\tb", in: "a    b"))
    }

    @Test func expressionsStandBetweenSlashes() throws {
        #expect(try isFound("/^a.c$/", in: "abc") && !isFound("/^a.c$/", in: "xabc"))
        #expect(try isFound("/A+/", in: "xaax", ignoresCase: true))
        #expect(try isFound("/a", in: "x/ab") && isFound("a/", in: "a/b") && isFound("//", in: "http://x"))
        #expect(try LogQuery("/a/b/").text == "/a/b/")
    }

    @Test func aLineIsFoundByAnyOfItsPieces() throws {
        var lines: LineMatching = LineMatching(try LogQuery("needle"))
        let (out, err) = (try LogFixture.voice(), try LogFixture.voice(.stderr))
        func take(_ text: String, _ voice: LogVoice, _ ending: LinePiece.Ending) -> Bool? {
            LogFixture.withLine(text, ending: ending, of: voice) { lines.take($0) }
        }
        #expect(take("a needle", out, .none) == nil)
        #expect(take("hay", err, .lineFeed) == false)
        #expect(take(" and more", out, .lineFeed) == true)
        #expect(take("next", out, .carriageReturnLineFeed) == false)
        #expect(take("ne\u{1B}[1med\u{1B}[0mle", err, .lineFeed) == true)
        #expect(take("needle\rnothing", err, .lineFeed) == false)
        #expect(take("needle", err, .none) == nil && take("x", out, .none) == nil)
        #expect(lines.finish() == [false, true] && lines.finish().isEmpty)
    }
}
