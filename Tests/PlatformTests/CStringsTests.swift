import Testing

@testable import Platform

@Suite struct CStringsTests {
    /// What C reads from it.
    private func read(_ texts: [String]) -> [String]? {
        guard let strings = CStrings(texts) else { return nil }
        var found: [String] = []
        var next = strings.pointers
        while let text = next.pointee {
            found.append(String(cString: text))
            next += 1
        }
        return found
    }

    @Test(arguments: [
        [], [""], ["a"], ["a", "", "two words", "ü☃", "A=1=2"], [String(repeating: "x", count: 100_000)],
    ])
    func cReadsTheTextsInTheirOrderAndThenTheEnd(_ texts: [String]) { #expect(read(texts) == texts) }

    @Test func aTextThatCWouldCutIsRefused() {
        for text in ["\u{0}", "a\u{0}b", "a\u{0}"] {
            #expect(read(["first", text]) == nil)
            #expect(read([text]) == nil)
        }
    }
}
