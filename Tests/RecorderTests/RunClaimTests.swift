import Domain
import Journal
import Platform
import TestSupport
import Testing

@testable import Recorder

@Suite struct RunClaimTests {
    @Test func oneAtATimeHasIt() throws {
        let fixture = try ShimFixture()
        let paths = try fixture.prepare(["/bin/true"]).paths
        var first: RunClaim? = try RunClaim(paths, disk: fixture.disk, clock: fixture.clock)
        #expect(throws: JournalError.self) { _ = try RunClaim(paths, disk: fixture.disk, clock: fixture.clock) }
        withExtendedLifetime(first) {}
        first = nil
        let second = try RunClaim(paths, disk: fixture.disk, clock: fixture.clock)
        withExtendedLifetime(second) {}
    }
}
