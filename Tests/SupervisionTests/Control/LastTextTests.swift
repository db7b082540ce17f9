import Testing

@testable import Supervision

@Suite struct LastTextTests {
    private func last(_ pieces: [String], _ bytesMax: Int) -> LastText {
        var text = LastText(bytesMax: bytesMax)
        for piece in pieces { text.append(Array(piece.utf8)) }
        return text
    }

    @Test func whatFitsIsWhole() {
        let text = last(["one\n", "two", "\nthree\n"], 100)
        #expect(text.text == "one\ntwo\nthree")
        #expect(text.lineCount == 3 && !text.isCut)
        #expect(last([], 10).lineCount == 0 && last([], 10).text == "")
        #expect(!last(["12345\n"], 5).isCut)
    }

    @Test func ofWhatDoesNotFitTheLastWholeLinesAreLeft() {
        let text = last(["one\n", "two\n", "three\n", "four\n"], 11)
        #expect(text.text == "three\nfour" || text.text == "four")
        #expect(text.isCut)
        let many = last((0..<10_000).map { "line \($0)\n" }, 40)
        #expect(many.text.hasSuffix("line 9999") && many.text.hasPrefix("line ") && many.text.utf8.count <= 40)
        #expect(many.isCut && (3...4).contains(many.lineCount))
    }

    @Test func aLineThatIsTooLongIsLeftWithItsEnd() {
        let text = last([String(repeating: "é", count: 100)], 11)
        #expect(text.text == "ééééé")
        #expect(text.isCut && text.lineCount == 1)
    }
}
