import JSON
import Testing

@testable import Control

@Suite struct DirectiveFieldTests {
    private func field(_ form: DirectiveField.Form) -> DirectiveField { .word("key", "WORD", form) }

    @Test func wordsAreReadByTheirForm() {
        #expect(field(.integer(1...9)).value(of: ["7"]) == 7)
        #expect(field(.integer(1...9)).value(of: ["x"]) == nil)
        #expect(field(.seconds).value(of: ["1m30s"]) == 90)
        #expect(field(.flag).value(of: ["true"]) == true)
        #expect(field(.flag).value(of: ["yes"]) == nil)
        #expect(field(.text).value(of: ["a", "b"]) == "a b")
        #expect(field(.ids("task id")).value(of: ["a", "b"]) == ["a", "b"])
    }

    @Test(
        arguments: [
            (.id("task id"), "gh-1", "../x"), (.ids("task id"), ["a"], ["a", 1]), (.integer(1...9), 9, 10),
            (.choice(["now"]), "now", "later"), (.seconds, 0, -1), (.flag, false, "false"), (.object, [:], []),
            (.text, "x", ""), (.texts, [], [1]),
        ] as [(DirectiveField.Form, JSONValue, JSONValue)]
    )
    func dataIsTakenByItsForm(_ form: DirectiveField.Form, right: JSONValue, wrong: JSONValue) {
        #expect(field(form).takes(right))
        #expect(!field(form).takes(wrong))
        #expect(!field(form).expected.isEmpty)
    }

    @Test func aUsageShowsWhatMayBeLeftOutAndWhatTakesTheRest() {
        #expect(DirectiveField.word("a", "A", .id("id"), isRequired: true).usage == "A")
        #expect(DirectiveField.word("a", "A", .text).usage == "[A…]")
        #expect(DirectiveField.named("a", .text).usage == nil)
    }
}
