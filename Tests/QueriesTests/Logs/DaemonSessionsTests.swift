import Domain
import Journal
import Platform
import TestSupport
import Testing

@testable import Queries

@Suite struct DaemonSessionsTests {
    @Test func thoseOfDaemonsAreToldInTheirOrder() throws {
        let fixture = try LogFixture(for: "DaemonSessionsTests")
        let first = try fixture.session("ses-2026-11-21-z9y8x7")
        let second = try fixture.session("ses-2026-11-21-a1b2c3")
        let disk = SystemDisk()
        let found = try DaemonSessions.all(in: fixture.home, on: disk).map(\.session)
        #expect(found == [first.session, second.session])
        let unknown = try SessionID("ses-2026-11-21-q1w2e3")
        #expect(DaemonSessions.metadata(of: unknown, in: fixture.home, on: disk) == nil)
    }
}
