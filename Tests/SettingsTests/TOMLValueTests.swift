import Testing

@testable import Settings

@Suite struct TOMLValueTests {
    @Test(arguments: [
        (TOMLValue.text("10G"), "\"10G\""), (.text("a\n\u{1B}[2J"), "\"a\\n\\u{1B}[2J\""), (.integer(-5), "-5"),
        (.number(1.5), "1.5"), (.truth(true), "true"), (.time, "a date or time"), (.list([]), "a list"),
        (.table([]), "a table"),
    ])
    func anErrorNamesWhatStandsThere(value: TOMLValue, text: String) {
        #expect(value.shown == text)
    }

    @Test func aLongTextIsShortened() {
        #expect(TOMLValue.quoted(String(repeating: "x", count: 10_000)).count == 63)
    }
}
