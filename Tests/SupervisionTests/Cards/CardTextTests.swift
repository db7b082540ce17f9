import Domain
import Testing

@testable import Supervision

@Suite struct CardTextTests {
    private func card(_ text: String) throws -> CardText { try #require(try CardText(text, path: "t.md")) }

    @Test func sectionsEndWhereTheNextBegins() throws {
        let card = try card("---\nid: a\n---\n## Result\none\n### deeper\n~~~\n## risks\n~~~\n# Other\n## notes\nx")
        #expect(card.sections["result"] == 4..<9 && card.sections["risks"] == nil && card.sections["notes"] == 11..<12)
        #expect(card.body == "# Other\n## notes\nx")
        #expect(
            card.part("id") == "id: a\n" && card.part("result")?.hasPrefix("one\n") == true && card.part("x") == nil
        )
    }

    /// Whatever the card, an update changes nothing else, and another of the same changes nothing.
    @Test(arguments: [
        "---\nid: a\nstatus: todo\n---", "---\r\nid: a\r\nupdated_at:\r\n---\r\nText", "---\nid: a\n---\n## result",
        "---\nid: a\nstatus: >\n  todo\n# x\n---\n## notes\n## result\n\nx\n## notes\n",
    ]) func anUpdateCanBeRepeated(text: String) throws {
        var update = CardUpdate(status: "failed", updatedAt: try WallTime(iso: "2026-11-21T20:00:00.000Z"))
        update.sections[.result] = ["No."]
        let once = try card(text).updated(by: update)
        #expect(try card(once).updated(by: update) == once)
        let read = try #require(try TaskCard(try card(once), path: "t.md"))
        #expect(read.status == "failed" && read.updatedAt == "2026-11-21T20:00:00.000Z")
        #expect(once.contains("\r\n") == text.contains("\r\n") && once.contains("- No."))
        #expect(once.contains("# x") == text.contains("# x"))
    }
}
