import Testing

@testable import Git

@Suite struct TreeChangeTests {
    private let zero = String(repeating: "0", count: 40)

    @Test func kindsAndSubmodulesAreTold() throws {
        let text =
            ":000000 100644 \(zero) \(zero) A\0new\0:100644 000000 \(zero) \(zero) D\0a\nb\0"
            + ":100644 160000 \(zero) \(zero) T\0sub\0"
        let changes = try #require(TreeChange.list(parsing: Array(text.utf8)))
        #expect(changes.map(\.kind) == [.added, .deleted, .retyped])
        #expect(changes.map(\.path) == ["new", "a\nb", "sub"].map { GitPath($0) })
        #expect(changes.map(\.isSubmodule) == [false, false, true])
        #expect(TreeChange.list(parsing: []) == [])
    }

    @Test(arguments: [":000000 100644 a b A\0", ":000000 100644 a b X\0p\0", "text\0p\0"])
    func whatIsNoSuchAnswerIsNotGuessedAt(text: String) {
        #expect(TreeChange.list(parsing: Array(text.utf8)) == nil)
    }
}
