import Domain
import Testing

@Suite struct DeliberateTests {
    private struct Token: ~Copyable { let number: Int }

    @Test func whatSucceedsIsReturned() {
        #expect(Deliberate.ignore(because: "a test") { 7 } == 7)
    }

    @Test func whatFailsIsNothing() {
        let id = Deliberate.ignore(because: "a test") { () throws(IdentifierError) in try TaskID("a/b") }
        #expect(id == nil)
    }

    @Test func whatCannotBeCopiedIsReturnedToo() {
        var number = 0
        if let token = Deliberate.ignore(because: "a test", { Token(number: 3) }) { number = token.number }
        #expect(number == 3)
    }
}
