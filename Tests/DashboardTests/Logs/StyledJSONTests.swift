import Domain
import JSON
import Testing

@testable import Dashboard

@Suite struct StyledJSONTests {
    private func spans(_ text: StyledText) -> String { JSONWriter.text(StyledJSON.spans(of: text)) }

    @Test func piecesHaveTheirLooksAndThePlainOnesNone() {
        var text = StyledText("plain ")
        text.append("red", TextStyle(foreground: .indexed(1), .bold))
        text.append(" é ")
        text.append(
            "all",
            TextStyle(background: .exact(red: 1, green: 2, blue: 255), [.italic, .underline, .dim, .reverse])
        )
        #expect(
            spans(text) == ##"[{"t":"plain "},{"t":"red","fg":"red","b":true},{"t":" é "},"##
                + ##"{"t":"all","bg":"#0102ff","i":true,"u":true,"d":true,"r":true}]"##
        )
        #expect(spans(StyledText()) == "[]")
    }

    @Test func sixteenColorsHaveNamesAndTheOthersAreWhatTheyAre() {
        func name(_ number: UInt8) -> JSONValue? {
            let text = StyledText("x", TextStyle(foreground: .indexed(number)))
            return StyledJSON.spans(of: text).arrayValue?.first?["fg"]
        }
        #expect(name(0) == "black" && name(7) == "white" && name(8) == "bright-black" && name(15) == "bright-white")
        #expect(name(16) == "#000000" && name(231) == "#ffffff" && name(196) == "#ff0000" && name(67) == "#5f87af")
        #expect(name(232) == "#080808" && name(255) == "#eeeeee")
    }

    @Test func hostileTextStaysText() {
        let text = StyledText("<script>\"\\\u{1B}[31m\u{9B}\u{202E}\u{2028}\u{0}")
        let written = spans(text)
        #expect(written.unicodeScalars.allSatisfy { ShownCharacter.isHarmless($0) })
        #expect(written.contains(#"<script>\"\\"#))
    }
}
