import Domain
import TestSupport
import Testing

@Suite struct EventIDTests {
    @Test(arguments: [
        (1, "run-1:event:0001"),
        (42, "run-1:event:0042"),
        (9_999, "run-1:event:9999"),
        (10_000, "run-1:event:10000"),
        (Int64.max, "run-1:event:9223372036854775807"),
    ])
    func anIdAndItsTextAreOne(sequence: Int64, text: String) throws {
        let id = EventID(owner: try Identifier("run-1"), sequence: sequence)
        #expect(id.text == text)
        #expect("\(id)" == text)
        #expect(try EventID(text) == id)
    }

    @Test(arguments: [
        "", "run-1", "run-1:event:", "run-1:event:1", "run-1:event:042", "run-1:event:00042", "run-1:event:010000",
        "run-1:event:+001", "run-1:event:-001", "run-1:event:0000", "run-1:event:0x01", "run-1:Event:0001",
        "run-1:event:0001 ", "run-1:event:0001:event:0001", "run-1::event:0001", "run-1:event:99999999999999999999",
        "run-1:event:٠٠٠١", "run-1:event:00\u{301}01",
    ])
    func everyOtherSpellingIsRefused(text: String) {
        #expect(throws: IdentifierError.self) { try EventID(text) }
    }

    @Test func theOwnerFollowsTheGrammarOfIds() {
        #expect(throws: IdentifierError.badCharacter("../x", noun: "event id")) { try EventID("../x:event:0001") }
        #expect(throws: IdentifierError.empty(noun: "event id")) { try EventID(":event:0001") }
    }

    @Test func idsSortByOwnerThenBySequence() throws {
        let texts = ["run-1:event:0002", "run-1:event:10000", "run-2:event:0001", "run-1:event:9999"]
        let sorted = try texts.map { try EventID($0) }.sorted().map(\.text)
        #expect(sorted == ["run-1:event:0002", "run-1:event:9999", "run-1:event:10000", "run-2:event:0001"])
    }

    @Test func hostileTextsAreRefusedAndNeverTrap() {
        var random = SeededGenerator(seed: 13)
        let letters = Array("run-1:evnt042+ \u{301}".unicodeScalars)
        for _ in 0..<2_000 {
            let scalars = (0..<Int.random(in: 0...24, using: &random)).compactMap { _ in
                letters.randomElement(using: &random)
            }
            let text = String(String.UnicodeScalarView(scalars))
            let id = Deliberate.ignore(because: "most are refused") { () throws(IdentifierError) in try EventID(text) }
            #expect(id.map { $0.text == text } ?? true)
        }
    }

    @Test func aTextOfAnyLengthMakesAShortError() {
        let text = String(repeating: "x", count: 100_000)
        let error = #expect(throws: IdentifierError.self) { try EventID(text) }
        #expect((error?.description.utf8.count ?? 0) < 200)
    }
}
