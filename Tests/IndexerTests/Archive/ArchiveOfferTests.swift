import Domain
import Indexer
import Journal
import Platform
import TestSupport
import Testing

@Suite struct ArchiveOfferTests {
    @Test func `a month is offered when it is over for long enough, until it is archived`() throws {
        let home = try IndexedHome(for: "ArchiveOfferTests")
        try home.record(ClaudeTalk.lines())
        let rule = ArchiveRule(daysAfter: 30)
        func offers(at days: Int) throws -> [ArchiveOffer] {
            let time = home.fixture.clock.now().wall.advanced(by: .seconds(days * 86_400))
            return try ArchiveOffer.all(in: home.paths.home, by: rule, on: home.disk, at: time)
        }
        #expect(try offers(at: 30) == [])
        let offer = try #require(try offers(at: 45).first)
        #expect(offer.month.description == "2026-11" && offer.runCount == 1 && offer.bytes > 1_000)
        try home.archive("2026-11")
        #expect(try offers(at: 45) == [])
    }
}
