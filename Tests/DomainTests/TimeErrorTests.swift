import Domain
import Testing

@Suite struct TimeErrorTests {
    @Test(arguments: [
        (TimeError.badForm("noon"), #""noon" is not a time of RFC 3339"#),
        (.noSuchTime("x"), #""x" is not a time that any calendar or clock shows"#),
        (.leapSecond("x"), #""x" is a leap second, which POSIX time cannot say"#),
        (.outOfRange("x"), #""x" is not between 1970 and 2261"#),
    ])
    func eachErrorQuotesTheText(error: TimeError, text: String) {
        #expect(error.description == text)
        #expect(error.hint.contains("2026-11-21T00:53:03.123Z"))
    }

    @Test func aHostileTextIsCutAndEscaped() {
        let text = "\u{1b}[2J" + String(repeating: "x", count: 1_000)
        let description = TimeError.badForm(text).description
        #expect(description.utf8.count < 120)
        #expect(!description.contains("\u{1b}"))
    }
}
