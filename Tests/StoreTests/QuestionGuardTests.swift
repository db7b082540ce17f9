import Testing

@testable import Store

@Suite struct QuestionGuardTests {
    /// SQLite's own numbers, which it never changes.
    private static let read: Int32 = 20
    private static let select: Int32 = 21
    private static let recursive: Int32 = 33
    private static let attach: Int32 = 24
    private static let delete: Int32 = 9

    @Test func readingIsAllowedAndNothingElse() {
        let asked = QuestionGuard()
        for action in [Self.select, Self.read, Self.recursive] { #expect(asked.isAllowed(action, nil, nil)) }
        #expect(asked.refused == nil)
        for action in 0...33 where ![Self.select, Self.read, Self.recursive].contains(Int32(action)) {
            #expect(!asked.isAllowed(Int32(action), "name", "name"), "\(action)")
        }
    }

    @Test func theFirstRefusalIsToldUntilTheNextQuestion() {
        let asked = QuestionGuard()
        #expect(!asked.isAllowed(Self.attach, "x", nil) && !asked.isAllowed(Self.delete, "x", nil))
        #expect(asked.refused == "ATTACH or VACUUM INTO")
        asked.begin()
        #expect(asked.refused == nil)
    }

    @Test(arguments: ["count", "LIKE", "->>", "json_each", "substr", "snippet"])
    func whatComputesMayBeCalled(function: String) {
        #expect(QuestionFunctions.isAllowed(function) == (function != "json_each"))
    }

    @Test(arguments: ["load_extension", "readfile", "writefile", "edit", "fts3_tokenizer", "fts5", "sqlite_log", ""])
    func whatReachesOutMayNot(function: String) { #expect(!QuestionFunctions.isAllowed(function)) }
}
