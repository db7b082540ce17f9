import Domain
import Journal
import Platform
import TestSupport
import Testing

@testable import Queries

@Suite struct SessionJournalTests {
    @Test func aJournalIsReadFromATimeOnAndAsItGrows() throws {
        let fixture = try LogFixture(for: "SessionJournalTests")
        var session = try fixture.session()
        for number in 0..<600 {
            try session.decide("\(number)")
            fixture.clock.advance(by: .seconds(1))
        }
        let since = fixture.clock.now().wall - .seconds(10)
        let paths = session.paths
        let journal = try #require(try SessionJournal(session.session, paths, since: since, on: SystemDisk()))
        var messages: [String] = []
        while let event = try journal.next() { messages.append(event.message) }
        #expect(messages.suffix(10) == (590..<600).map { "\($0)" }[...])
        #expect(messages.count < 100)
        try session.decide("new")
        #expect(try journal.next()?.message == "new")
    }

    @Test func aSessionWithoutAJournalHasNone() throws {
        let fixture = try LogFixture(for: "SessionJournalTests")
        let paths = fixture.home.session(try SessionID("ses-2026-11-21-a1b2c3"))
        let journal = try SessionJournal(try SessionID("ses-2026-11-21-a1b2c3"), paths, since: nil, on: SystemDisk())
        #expect(journal == nil)
    }
}
