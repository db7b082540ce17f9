import Domain
import JSON
import Journal
import Platform
import TestSupport
import Testing

@Suite struct SessionWriterDecisionsTests {
    @Test func aDecisionIsAboutItsTask() throws {
        let fixture = try LogFixture(for: "SessionWriterDecisionsTests")
        var session = try fixture.session()
        try session.decide("Admit.", about: "gh-451")
        let items = try JournalTail.last(1, of: session.paths.journal, on: SystemDisk())
        guard case .event(let event, _)? = items.last else {
            Issue.record("nothing was recorded")
            return
        }
        #expect(event.message == "Admit." && event.data["context_id"] == "gh-451")
    }
}
