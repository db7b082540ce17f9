import Testing

@testable import Settings

@Suite struct SettingListTests {
    private func node(_ value: TOMLValue) -> TOMLNode { TOMLNode(value: value, place: TextPlace(line: 2, column: 5)) }

    @Test func whatDoesNotFitIsToldWithItsPlace() throws {
        let fit = try SettingList.read(.list([node(.text("a")), node(.text(""))]), meant: "words") { _ in true }
        #expect(fit == ["a", ""])
        let unfit = #expect(throws: SettingMismatch.self) {
            try SettingList.read(.list([node(.text("b"))]), meant: "words") { $0 == "a" }
        }
        #expect(unfit?.kind == .outOfRange && unfit?.hint == "line 2, column 5: not \"b\"")
        let number = #expect(throws: SettingMismatch.self) {
            try SettingList.read(.list([node(.integer(1))]), meant: "words") { _ in true }
        }
        #expect(number?.kind == .wrongType && number?.hint == "line 2, column 5: each of them is a text")
        let many = #expect(throws: SettingMismatch.self) {
            try SettingList.read(.list([node(.text("a")), node(.text("a"))]), meant: "words", wordsMax: 1) { _ in true }
        }
        #expect(many?.hint == "at most 1 of them")
        let alone = #expect(throws: SettingMismatch.self) {
            try SettingList.read(.text("a"), meant: "words") { _ in true }
        }
        #expect(alone?.hint == "write [\"a\"]")
    }

    @Test(arguments: [("[\"a\", \"b\"]", 2), ("a b", 1), ("[", nil), ("", 1)])
    func aTextOfTheEnvironmentIsAListOrTheOneEntry(text: String, count: Int?) {
        guard case .list(let nodes) = SettingList.given(text) else {
            #expect(count == nil && SettingList.given(text) == .text(text))
            return
        }
        #expect(nodes.count == count)
    }

    @Test(arguments: [("PATH", true), ("_a1", true), ("1A", false), ("A-B", false), ("", false), ("É", false)])
    func namesOfVariablesAreThoseOfAShell(text: String, isOne: Bool) {
        #expect(SettingList.isVariable(text[...]) == isOne)
    }
}
