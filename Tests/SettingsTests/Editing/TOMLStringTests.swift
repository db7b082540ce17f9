import Testing

@testable import Settings

@Suite struct TOMLStringTests {
    private static let place = TextPlace(line: 1, column: 1)

    @Test func whatIsWrittenIsReadAsTheSame() throws {
        let texts = [
            "", "plain", "a \"quoted\" \\ one", "tab\tand\nline\r", "\u{0}\u{1}\u{7F}", "größe 👩‍🚀", "'''\"\"\"",
        ]
        var values = texts.map { TOMLValue.text($0) } + [.integer(-5), .number(1.5), .number(1e300), .truth(false)]
        values.append(.list(texts.map { TOMLNode(value: .text($0), place: Self.place) }))
        for value in values {
            let written = try #require(TOMLString.written(value))
            let read = try TOMLReader.read(Array("key = \(written)".utf8))
            let found = try #require(read.first?.node.value)
            #expect(found.shown == value.shown, "\(written)")
            #expect(TOMLString.written(found) == written)
        }
    }

    @Test func whatNoSettingIsIsNotWritten() {
        #expect(TOMLString.written(.time) == nil)
        #expect(TOMLString.written(.table([])) == nil)
        #expect(TOMLString.written(.number(.infinity)) == nil)
        #expect(TOMLString.written(.list([TOMLNode(value: .time, place: Self.place)])) == nil)
    }
}
