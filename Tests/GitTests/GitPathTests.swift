import Git
import Testing

@Suite struct GitPathTests {
    @Test func bytesThatAreNoTextAreKept() {
        let path = GitPath([0x61, 0xFF])
        #expect(path.text == nil)
        #expect(path.description == "a\u{FFFD}")
        #expect(GitPath("ü").text == "ü")
        #expect(GitPath("a") < GitPath("b"))
    }
}
