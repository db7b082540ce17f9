import Domain
import Journal
import Platform
import Runs
import TestSupport
import Testing

@testable import Supervision

@Suite struct HomeRunsTests {
    private let samples: SampleRuns

    init() throws { samples = try SampleRuns() }

    private func found(since start: WallTime) throws -> HomeRuns {
        try HomeRuns(
            in: samples.fixture.home,
            endedSince: start,
            on: samples.fixture.disk,
            processes: SystemProcesses()
        )
    }

    @Test func openRunsRecentOnesAndThoseThatCannotBeReadAreToldApart() throws {
        let fixture = samples.fixture
        let open = try fixture.prepare(["/bin/true"]).paths
        let over = try fixture.launch(["/bin/true"])
        #expect(try over.finished().isOver)
        let broken = try fixture.prepare(["/bin/true"]).paths
        try fixture.disk.replaceFile(broken.state, with: Array("no json".utf8))
        let now = fixture.clock.now().wall
        let found = try found(since: now - .seconds(3600))
        #expect(found.open.map(\.run.paths) == [open])
        #expect(found.recent.map(\.paths) == [over.paths])
        #expect(found.troubles.count == 1 && found.troubles[0].contains(broken.directory))
        // What ended long ago is not even read.
        try fixture.disk.replaceFile(over.paths.state, with: Array("no json".utf8))
        let later = try self.found(since: now + .seconds(3600))
        #expect(later.recent.isEmpty && later.troubles.count == 1)
    }

    @Test func aHomeWithoutRunsHasNone() throws {
        let found = try found(since: samples.fixture.clock.now().wall)
        #expect(found.open.isEmpty && found.recent.isEmpty && found.troubles.isEmpty)
    }
}
