import Platform
import Testing

@testable import Commands

@Suite struct PagerChoiceTests {
    private func choice(_ values: [String: String]) -> String? { PagerChoice.command(Environment(values)) }

    @Test func oursComesFirstThenThatOfAllThenTheUsualOne() {
        #expect(choice(["TERM": "xterm", "ROOST_PAGER": "most", "PAGER": "more"]) == "most")
        #expect(choice(["TERM": "xterm", "PAGER": "more -x"]) == "more -x")
        #expect(choice(["TERM": "xterm"]) == "less -FIRX")
    }

    @Test(arguments: ["", " ", "cat", " cat "]) func emptyOrCatIsNone(name: String) {
        #expect(choice(["TERM": "xterm", "ROOST_PAGER": name, "PAGER": "more"]) == nil)
    }

    @Test func aTerminalThatCanDoNothingGetsNoneThatNobodyNamed() {
        #expect(choice([:]) == nil && choice(["TERM": "dumb"]) == nil)
        #expect(choice(["TERM": "dumb", "PAGER": "more"]) == "more")
    }
}
