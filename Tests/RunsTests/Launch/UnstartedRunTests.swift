import Domain
import Journal
import Platform
import Runs
import TestSupport
import Testing

@Suite struct UnstartedRunTests {
    private let fixture: ShimFixture
    private let paths: RunPaths

    init() throws {
        fixture = try ShimFixture()
        paths = try fixture.prepare(["/bin/true"]).paths
    }

    private func end() -> Bool {
        UnstartedRun.end(paths, because: "no room", disk: fixture.disk, clock: fixture.clock)
    }

    private func state() throws -> RunState { try RunState.read(paths.state, on: fixture.disk) }

    @Test func oneThatNobodyHasBegunEndsAsFailed() throws {
        #expect(end())
        #expect(try state().reason == .known(.exec))
        #expect(try state().summary == "The agent was not started: no room.")
        #expect(end())
    }

    @Test func oneWithAShimIsNotOursToEnd() throws {
        var begun = try state()
        begun.shim = ProcessIdentity(boot: "b", pid: 7, startTicks: 7)
        try fixture.disk.replaceFile(paths.state, with: begun.bytes)
        #expect(!end())
        #expect(try !state().isOver)
    }

    @Test func oneThatSomebodyWorksOnIsNotEither() throws {
        let lock = try RunRecovery.open(paths, disk: fixture.disk, clock: fixture.clock)
        #expect(!end())
        withExtendedLifetime(lock.state) {}
    }
}
