import Domain
import Testing

@Suite struct IdentifierTests {
    @Test(arguments: ["a", "7", "gh-450", "manual_001", "v1.2.3", "A-b_C.d", "w..", String(repeating: "x", count: 128)])
    func whatTheGrammarAllowsIsTaken(text: String) throws {
        #expect(try Identifier(text).text == text)
    }

    @Test(arguments: [
        ".", "..", "../etc", "a/b", "a\\b", "-a", "_a", ".a", " a", "a ", "a\n", "é", "e\u{301}", "日本", "a:b",
        "a%2fb",
        "a\u{301}",
    ])
    func whatTheGrammarForbidsIsRefused(text: String) {
        #expect(throws: IdentifierError.badCharacter(text, noun: "id")) { try Identifier(text) }
    }

    // By itself: the log of the tests loses what stands behind a NUL in the arguments of a case.
    @Test func aNULIsForbidden() {
        #expect(throws: IdentifierError.badCharacter("a\0b", noun: "id")) { try Identifier("a\0b") }
    }

    @Test func lengthIsBounded() {
        let text = String(repeating: "x", count: 129)
        #expect(throws: IdentifierError.empty(noun: "id")) { try Identifier("") }
        #expect(throws: IdentifierError.tooLong(text, noun: "id", bytesMax: 128)) { try Identifier(text) }
    }

    @Test func idsSortByTheirBytes() throws {
        let sorted = try ["a", "Z", "a1", "a-1", "10", "9"].map { try Identifier($0) }.sorted().map(\.text)
        #expect(sorted == ["10", "9", "Z", "a", "a-1", "a1"])
    }

    @Test func errorsNameTheKindOfId() {
        let texts = [
            IdentifierError.empty(noun: "run id"),
            .tooLong(String(repeating: "x", count: 300), noun: "run id", bytesMax: 128),
            .badCharacter("a\u{1b}b", noun: "run id"),
            .badForm("ses-1", noun: "session id", expected: "ses-YYYY-MM-DD-xxxxxx"),
        ].map(\.description)
        #expect(
            texts == [
                "the run id is empty",
                #"the run id "xxxxxxxxxxxxxxxxxxxxxxxx…" is longer than 128 bytes"#,
                #""a\u{1B}b" is not a valid run id"#,
                #"the session id "ses-1" does not have the form ses-YYYY-MM-DD-xxxxxx"#,
            ]
        )
    }

    @Test func hintsTellWhatToWrite() {
        #expect(IdentifierError.empty(noun: "id").hint.hasPrefix("an id begins with a letter or digit"))
        let form = IdentifierError.badForm("x", noun: "session id", expected: "ses-YYYY-MM-DD-xxxxxx")
        #expect(IdentifierError.empty(noun: "id").expected.hasPrefix("an id of letters"))
        #expect(form.expected == "ses-YYYY-MM-DD-xxxxxx")
        #expect(form.hint == "write the session id as ses-YYYY-MM-DD-xxxxxx")
    }
}
