import Testing

@testable import Dashboard

@Suite struct WebOptionsTests {
    @Test func itsWordsAreReadInAnyOrder() throws {
        let options = try #require(
            WebOptions(["--with-parent", "12", "--alone", "--read-only", "--port", "8471", "/srv/x"])
        )
        #expect(options.parent == 12 && options.isAlone && options.isReadOnly)
        #expect(options.port == 8471 && options.home == "/srv/x")
        #expect(try #require(WebOptions([])).home == nil)
    }

    @Test(arguments: [
        ["--port"], ["--port", "x"], ["--port", "70000"], ["--with-parent", "0"], ["--what"], ["/a", "/b"],
    ])
    func whatItDoesNotKnowIsRefused(_ words: [String]) { #expect(WebOptions(words) == nil) }
}
