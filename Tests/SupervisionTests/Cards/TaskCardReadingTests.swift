import Domain
import Testing

@testable import Supervision

@Suite struct TaskCardReadingTests {
    private func card(_ text: String) throws -> TaskCard? {
        guard let card = try CardText(text, path: "t.md") else { return nil }
        return try TaskCard(card, path: "t.md")
    }

    private func card(matter: String) throws -> TaskCard {
        try #require(try card("---\ntask_id: t-1\n\(matter)\n---\nText.\n"))
    }

    @Test func theCardOfTheSeedIsRead() throws {
        let card = try #require(try card(CardScene.sample))
        #expect(card.id.text == "T-005" && card.title == "Worker Runner 与本地日志流")
        #expect(card.status == "todo" && card.isWanted && card.branch == "feat/T-005-worker-runner")
        #expect(card.repository == "/code/conductor" && card.base == "main" && card.updatedAt == "2026-03-21")
        #expect(card.after.map(\.text) == ["T-002", "T-003"])
        #expect(card.scope == ["apps/worker-runner/**", "packages/logging/**"])
        #expect(card.text.hasPrefix("# T-005 Worker Runner\n\nBuild the runner.\n\n```\n## result\n```"))
        #expect(card.text.contains("## my own section") && !card.text.contains("待填写"))
    }

    @Test(arguments: [
        ("write_scope: [a, 'b c', \"d, e\",]", ["a", "b c", "d, e"]), ("write_scope: []", []),
        ("write_scope: a/b", ["a/b"]),
        ("write_scope:", []), ("write_scope: ~", []),
        ("write_scope: # none yet\n  - a # one\n\n  # two\n  - 'it''s'", ["a", "it's"]),
        ("write_scope: [\n  a,\n  b # remark\n]", ["a", "b"]),
        ("write_scope:\n- a\n- \"b\\tc\"\nother: x", ["a", "b\tc"]),
        ("\"write_scope\": [x#y]", ["x#y"]), ("write_scope:\r\n- a\r\n- b\r", ["a", "b"]),
    ]) func listsAreReadInEachForm(matter: String, scope: [String]) throws {
        #expect(try card(matter: matter).scope == scope)
    }

    @Test(arguments: [
        ("title: a: b # c", "a: b"), ("title: \"a # b\"", "a # b"), ("title: it's # x", "it's"),
        ("title: >\n  a\n  b", "a b"),
        ("title: |\n  a\n  b", "a\nb"), ("title: ''", nil), ("title: null", nil), ("title: \"null\"", "null"),
        ("title: \"\\u00e9\\\"\"", "é\""), ("title:   x  ", "x"), ("# title: x", nil),
    ]) func textsAreReadInEachForm(matter: String, title: String?) throws {
        #expect(try card(matter: matter).title == title)
    }

    @Test(arguments: [
        ("status: [a]", 3, "status is a text, not a list"),
        ("x: 1\ntitle: {a: b}", 4, "title is a text, not what begins with {"),
        ("depends_on: [a, ../b]", 3, "depends_on: \"../b\" is no id of a task"),
        ("write_scope:\n  a: b", 3, "a table of its own"),
        ("title: \"a", 3, "quotes do not end"), ("write_scope: [a, [b]]", 3, "brackets do not end"),
        ("title: a\ntitle: b", 4, "title stands here a second time"), ("id: other", 3, "id and task_id name two tasks"),
        ("priority: high", 3, "priority is a whole number, not high"), ("title: *x", 3, "what begins with *"),
    ]) func whatIsNotUnderstoodIsToldWithItsLine(matter: String, line: Int, told: String) throws {
        let error = #expect(throws: CardError.self) { try card(matter: matter) }
        #expect(
            error?.description.hasPrefix("t.md:\(line): ") == true && error?.description.contains(told) == true,
            "\(error?.description ?? "")"
        )
    }

    @Test func whatIsNoCardIsPassedOver() throws {
        #expect(try card("# Read me\n\n---\nid: x\n---\n") == nil)
        #expect(try card("---\nlayout: page\n---\nText") == nil)
        #expect(try card("") == nil)
        #expect(try card("\u{FEFF}---\nid: t-1\n...\n")?.id.text == "t-1")
        #expect(throws: CardError.self) { try card("---\nid: t-1\n") }
    }

    @Test(arguments: [("todo", true), ("Ready", true), ("review", false), ("done", false), ("in_progress", false)])
    func onlyWhatIsOpenIsWanted(status: String, isWanted: Bool) throws {
        #expect(try card(matter: "status: \(status)").isWanted == isWanted)
    }

    @Test(arguments: TaskStatus.allCases) func nothingThatIsDoneIsTakenUpAgain(status: TaskStatus) throws {
        let isOpen = status == .detected || status == .assigned
        #expect(try card(matter: "status: \(TaskCard.word(for: status))").isWanted == isOpen)
    }
}
