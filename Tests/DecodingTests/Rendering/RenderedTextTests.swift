import Domain
import Testing

@testable import Decoding

@Suite struct RenderedTextTests {
    @Test func aTitleIsOneLineThatTellsOfMore() {
        #expect(RenderedText.oneLine("one") == "one")
        #expect(RenderedText.oneLine("\n\none\ntwo") == "one …")
        #expect(RenderedText.oneLine(String(repeating: "日", count: 400)) == String(repeating: "日", count: 160) + " …")
        #expect(RenderedText.oneLine("\u{1B}[31mred\u{1B}[2J\u{7}") == "red")
        #expect(RenderedText.oneLine("") == "")
    }
}
