import Domain
import Journal
import Platform
import Queries
import TestSupport
import Testing

@testable import Commands

@Suite struct FollowedRunTests {
    private let fixture: LogFixture

    init() throws { fixture = try LogFixture(for: "FollowedRunTests") }

    @Test func anEndIsTakenOnce() throws {
        let disk = SystemDisk()
        var run = try fixture.begin()
        let request = LogRequest(askedAt: fixture.clock.now().wall)
        let stream = try RunStream(
            LogRun(run.paths, on: disk),
            request,
            tailCount: 0,
            in: HomePaths(root: "/"),
            on: disk
        )
        let task = LogTarget.task(try TaskID("gh-450"))
        let group = try LogGroup(task, [], request, in: fixture.home, on: disk)
        let followed = FollowedRun(stream, of: group, on: disk)
        #expect(followed.takeEnd() == nil)
        try run.end(SaidOutcome(ok: false, outcome: .failed, summary: "No."), reason: .exit)
        #expect(followed.takeEnd() == "failed")
        #expect(followed.takeEnd() == nil)
        #expect(followed.isOver)
    }

    @Test func streamsAreWords() {
        #expect(LogStreams.allCases.map(\.channels) == [[.stdout], [.stderr], [.stdout, .stderr]])
    }
}
