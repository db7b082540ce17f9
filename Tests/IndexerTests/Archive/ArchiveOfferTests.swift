import Domain
import Indexer
import Journal
import Platform
import Store
import TestSupport
import Testing

@Suite struct ArchiveOfferTests {
    private let home: IndexedHome

    init() throws {
        home = try IndexedHome(for: "ArchiveOfferTests")
        try home.record(ClaudeTalk.lines())
    }

    private var now: WallTime { home.fixture.clock.now().wall }

    private func pass(days: Int) { home.fixture.clock.advance(by: .seconds(days * 86_400)) }

    private func offers() throws -> [ArchiveOffer] {
        try ArchiveOffer.all(in: home.paths, by: ArchiveRule(daysAfter: 30), on: home.disk, at: now)
    }

    /// What whoever keeps the index up to date does.
    private func validate() throws {
        let index = try home.open()
        _ = try index.pass()
        _ = try index.validateSome()
    }

    @Test func aMonthIsDueWhenItIsOverForLongEnoughUntilItIsArchived() throws {
        pass(days: 30)
        #expect(try offers() == [])
        pass(days: 15)
        let offer = try #require(try offers().first)
        #expect(offer.month.description == "2026-11" && offer.runCount == 1 && offer.bytes > 1_000)
        #expect(offer.matchCount == 0 && offer.matchedDays(at: now) == nil)
        try home.archive("2026-11")
        #expect(try offers() == [])
    }

    @Test func itSaysForHowManyDaysAllOfItsRunsHaveMatchedTheirRows() throws {
        try validate()
        try home.record(ClaudeTalk.lines("c-2", message: "msg_2"), of: "gh-451")
        pass(days: 40)
        let half = try #require(try offers().first)
        #expect(half.runCount == 2 && half.matchCount == 1 && half.matchedDays(at: now) == nil)
        pass(days: 2)
        try validate()
        pass(days: 31)
        let whole = try #require(try offers().first)
        #expect(whole.matchCount == 2 && whole.mismatchCount == 0)
        let days = whole.matchedDays(at: now)
        #expect(days == 31)
    }

    @Test func whatMatchesAgainHasToDoSoForAsLongAgain() throws {
        try validate()
        let run = try #require(try home.rows("SELECT run_id FROM runs").first?.first?.said)
        let index = try home.open()
        try index.writer.index.put(ValidationRow(owner: run, kind: .live, since: now, finding: "something"))
        pass(days: 50)
        let wrong = try #require(try offers().first)
        #expect(wrong.mismatchCount == 1 && wrong.matchedDays(at: now) == nil)
        try index.validateAll { _ in }
        pass(days: 3)
        #expect(try offers().first?.matchedDays(at: now) == 3)
        // Looking at it again does not begin it anew.
        try index.validateAll { _ in }
        #expect(try offers().first?.matchedDays(at: now) == 3)
    }
}
