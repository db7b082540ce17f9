import Decoding
import Domain
import Testing

@Suite struct ReadableTextTests {
    private func readable(_ text: String, isJSON: Bool = false) -> String? {
        Array(text.utf8).withUnsafeBytes { ReadableText.of($0, isJSON: isJSON) }.map {
            String(decoding: $0, as: UTF8.self)
        }
    }

    @Test func mostTextsStandAsTheyAre() {
        #expect(readable("plain text, naïve") == nil)
        #expect(readable("{\"a\":1}", isJSON: true) == nil)
        #expect(readable("a \\n of no JSON") == nil)
    }

    @Test func stringsOfJSONAreReadAsTheyAreMeant() {
        #expect(readable(#"{"c":"a\nb\t\"c\\ \/"}"#, isJSON: true) == "{\"c\":\"a\nb \"c\\ /\"}")
        #expect(readable(#""\u00e9 \ud83d\ude00 \ud83d x""#, isJSON: true) == "\"é 😀 \u{FFFD} x\"")
    }

    @Test(arguments: [#"a\"#, #"a\u"#, #"a\u12"#, #"a\uZZZZ"#, #"\ud83d\u"#])
    func whatIsCutInAnEscapeDoesNoHarm(text: String) {
        #expect(readable(text, isJSON: true) != nil)
    }

    @Test func coloursDoNotStandInWords() {
        #expect(readable("\u{1B}[31merror\u{1B}[0m here") == "error here")
    }

    @Test func aSecretThatBeginsBeforeThePartIsTakenOut() {
        let token = "ghp_0123456789abcdefghijABCDEFGHIJ012345"
        let bytes = Array("before \(token) after".utf8)
        for cut in 8..<7 + token.utf8.count {
            let text = ReadableText.of(bytes, part: cut..<bytes.count, by: Redactor())
            let left = String(decoding: text, as: UTF8.self)
            #expect(!left.contains("012345 ") && left.hasSuffix(" after"), "\(cut): \(left)")
        }
    }
}
