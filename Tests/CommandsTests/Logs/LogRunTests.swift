import Domain
import Journal
import Platform
import TestSupport
import Testing

@testable import Commands

@Suite struct LogRunTests {
    private let fixture: LogFixture

    init() throws { fixture = try LogFixture(for: "LogRunTests") }

    @Test func aRunThatIsOnlyPreparedOrOverDoesNotRun() throws {
        let disk = SystemDisk()
        #expect(try !LogRun(fixture.runs.prepare().paths, on: disk).isRunning(on: disk))
        #expect(try !LogRun(fixture.finished(output: ""), on: disk).isRunning(on: disk))
        let run = try fixture.begin()
        #expect(try LogRun(run.paths, on: disk).isRunning(on: disk))
        try disk.replaceFile(run.paths.state, with: Array("{".utf8))
        #expect(try !LogRun(run.paths, on: disk).isRunning(on: disk))
    }

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
