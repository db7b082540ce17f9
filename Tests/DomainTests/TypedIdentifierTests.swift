import Domain
import Testing

@Suite struct TypedIdentifierTests {
    @Test func aTypedIdReadsAsItsText() throws {
        let id = try TaskID("gh-450")
        #expect("\(id)" == "gh-450")
        #expect(id.text == id.identifier.text)
    }

    @Test func typedIdsSortAsTheirText() throws {
        let ids = try ["gh-9", "gh-10", "a", "Z"].map { try StepID($0) }
        #expect(ids.sorted().map(\.text) == ["Z", "a", "gh-10", "gh-9"])
    }

    @Test(arguments: [
        "", ".", "..", "a/b", "../../etc/passwd", "a b", "a\u{1b}[2J", "é", String(repeating: "x", count: 129),
    ])
    func noTypeTakesWhatTheGrammarForbids(text: String) {
        #expect(throws: IdentifierError.self) { try TaskID(text) }
        #expect(throws: IdentifierError.self) { try StepID(text) }
        #expect(throws: IdentifierError.self) { try RunID(text) }
        #expect(throws: IdentifierError.self) { try WorkerID(text) }
        #expect(throws: IdentifierError.self) { try SessionID(text) }
    }
}
