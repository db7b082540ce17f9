import Domain
import Testing

@testable import Supervision

@Suite struct CardFieldsTests {
    private func fields(_ matter: String) throws -> CardFields {
        CardFields(try #require(try CardText("---\n\(matter)\n---\n", path: "t.md")), path: "t.md")
    }

    @Test func fieldsHaveTypes() throws {
        let fields = try fields("id: a\nn: 7\nl: [x]\nt: [a, b]")
        #expect(try fields.number("n") == 7 && fields.texts("l") == ["x"] && fields.text("none") == nil)
        #expect(try fields.task("id")?.text == "a" && fields.tasks("t").map(\.text) == ["a", "b"])
    }

    @Test func whatIsOfAnotherTypeIsToldWithItsLine() throws {
        let fields = try fields("id: a\nn: x y")
        #expect(throws: CardError.notUnderstood("t.md", line: 3, reason: "n is a whole number, not x y")) {
            try fields.number("n")
        }
        #expect(throws: CardError.self) { try fields.task("n") }
    }
}
