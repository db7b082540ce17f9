import Testing

@testable import Commands

@Suite struct NamedTextTests {
    @Test func aPairIsDividedAtTheFirstSign() {
        #expect(NamedText("a=b")?.name == "a")
        #expect(NamedText("a=b=c")?.text == "b=c")
        #expect(NamedText("a==")?.text == "=")
    }

    @Test(arguments: ["", "=", "a", "a=", "=b"]) func halfAPairIsNone(_ text: String) {
        #expect(NamedText(text) == nil)
    }
}
