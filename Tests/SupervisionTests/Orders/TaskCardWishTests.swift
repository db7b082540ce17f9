import Control
import Domain
import Settings
import Testing

@testable import Supervision

@Suite struct TaskCardWishTests {
    private func card(_ text: String) throws -> TaskCard {
        let read = try #require(try CardText(text, path: "/cards/t.md"))
        return try #require(try TaskCard(read, path: "/cards/t.md"))
    }

    @Test func theCardOfTheSeedBecomesATask() throws {
        let card = try card(CardScene.sample)
        let entry = try TaskOrder(Settings()).entry(
            card.wish(in: "/code/conductor"),
            id: card.id,
            by: .source(TaskCard.source),
            session: SessionID("ses-2026-11-21-abc123"),
            at: WallTime(nanoseconds: 0),
            card: "/cards/t.md"
        )
        #expect(entry.id.text == "T-005" && entry.task.source == "cards" && !entry.task.isHeld)
        #expect(entry.task.title == "Worker Runner 与本地日志流" && entry.plan.card == "/cards/t.md")
        #expect(entry.plan.text == card.text && entry.plan.base == "main" && entry.plan.after == card.after)
        #expect(entry.plan.repository == "/code/conductor" && entry.plan.scope == card.scope)
        #expect(entry.plan.addedBy.text == "source:cards" && entry.plan.lineage == card.id)
    }

    @Test func aCardWithNothingBelowItsFrontMatterIsDoneByItsTitle() throws {
        let card = try card("---\nid: t-1\ntitle: Tidy up\nagent: codex\nmodel: m\npriority: 3\n---\n")
        let wish = card.wish(in: nil)
        #expect(wish.text == "Tidy up" && wish.agent == "codex" && wish.model == "m" && wish.priority == 3)
        #expect(wish.id == card.id && wish.repository == nil)
    }

    @Test func theRepositoryOfACardIsSeenFromItsFolder() throws {
        var card = try card("---\nid: t-1\n---\n")
        #expect(card.folder(ofCardAt: "/code/app/cards/t.md") == "/code/app/cards")
        card.repository = ".."
        #expect(card.folder(ofCardAt: "/code/app/cards/t.md") == "/code/app/cards/..")
        card.repository = "/code/other"
        #expect(card.folder(ofCardAt: "/code/app/cards/t.md") == "/code/other")
    }
}
