import Domain
import Glibc
import JSON
import Journal
import Platform
import TestSupport
import Testing

@testable import Recorder

/// What a shim finds that takes a run over, by the real program.
@Suite struct AdoptionSeatTests {
    private let fixture: ShimFixture

    init() throws { fixture = try ShimFixture(for: "AdoptionTests") }

    /// A run whose keeper and recorder are gone, and whose agent is too unless it stays.
    private func abandoned(_ script: String, agentStays: Bool = false) throws -> RunningShim {
        let shim = try fixture.launch(["/bin/sh", "-c", script])
        let word = try shim.word()
        try #require(word.hasPrefix("started"))
        try #require(Eventually.wait(upTo: .seconds(60)) { shim.recorderPID != nil })
        let recorder = try #require(shim.recorderPID)
        let agent = try #require(shim.agent)
        try shim.signal(.kill)
        kill(recorder, SIGKILL)
        _ = try shim.end()
        try #require(Eventually.wait(upTo: .seconds(60)) { isGone(recorder) })
        if !agentStays {
            _ = try SystemProcesses().signal(agent, .kill)
            try #require(Eventually.wait(upTo: .seconds(60)) { isGone(agent.pid) })
        }
        return shim
    }

    private func isGone(_ pid: Int32) -> Bool {
        let status = Deliberate.ignore(because: "what cannot be read is gone") { () throws(PlatformError) in
            try ProcessStatus.read(pid)
        }
        return (status ?? nil)?.hasEnded ?? true
    }

    @Test func aRunThatIsOverIsNotTakenOver() throws {
        let shim = try fixture.launch(["/bin/true"])
        _ = try shim.end()
        let before = try shim.state()
        let next = try fixture.adopt(shim.paths)
        #expect(try next.word().hasPrefix("failed "))
        #expect(try next.end()?.status == .exited(code: RecorderExit.cannotBegin))
        #expect(try shim.state() == before)
    }

    @Test func aRunThatAnotherShimHoldsIsNotTakenOver() throws {
        let shim = try fixture.launch(["/bin/sleep", "60"])
        _ = try shim.word()
        let next = try fixture.adopt(shim.paths)
        #expect(try next.word().hasPrefix("failed "))
        #expect(try next.end()?.status == .exited(code: RecorderExit.cannotBegin))
        try shim.signal(.interrupt)
        let state = try shim.finished()
        #expect(state.status == .known(.interrupted))
        _ = try shim.end()
    }

    @Test func whatIsNoRunIsNotTakenOver() throws {
        let next = try fixture.adopt(RunPaths(directory: "\(fixture.home.root)/nothing"))
        #expect(try next.word().hasPrefix("failed "))
        #expect(try next.end()?.status == .exited(code: RecorderExit.cannotBegin))
    }

    @Test func anEndThatNobodySawIsLost() throws {
        let shim = try abandoned("exec sleep 60")
        let next = try fixture.adopt(shim.paths)
        #expect(try next.word() == "ended")
        #expect(try next.end()?.status == .exited(code: 0))
        let state = try shim.state()
        #expect(state.status == .known(.lost))
        #expect(state.reason == .known(.unknown))
        #expect(try shim.findings() == [])
    }

    @Test func anEndThatStandsInItsFileCounts() throws {
        let shim = try abandoned("exec sleep 60")
        let record = ExitRecord(status: .exited(code: 44), createdAt: SystemClock().now().wall.truncatedToMilliseconds)
        #expect(record.write(to: shim.paths, on: SystemDisk()) == nil)
        let next = try fixture.adopt(shim.paths)
        #expect(try next.word() == "ended")
        _ = try next.end()
        let state = try shim.state()
        #expect(state.status == .known(.failed))
        #expect(state.exitCode == 44)
        #expect(try shim.findings() == [])
    }

    @Test func anAgentOfAnotherBootWentWithTheMachine() throws {
        let shim = try abandoned("exec sleep 60")
        var state = try shim.state()
        let process = try #require(state.process)
        state.process = ProcessIdentity(boot: "another", pid: process.pid, startTicks: process.startTicks)
        try SystemDisk().replaceFile(shim.paths.state, with: state.bytes)
        let next = try fixture.adopt(shim.paths)
        #expect(try next.word() == "ended")
        _ = try next.end()
        state = try shim.state()
        #expect(state.status == .known(.interrupted))
        #expect(state.reason == .known(.reboot))
        #expect(try shim.findings() == [])
    }

    @Test func aRunThatWasOnlyPreparedHasNoAgentAnyMore() throws {
        let runs = try RunFixture(for: "AdoptionTests")
        let paths = try runs.prepare().paths
        try SystemDisk().createFile(paths.launch, with: SeatFixture.plan().bytes)
        let next = try fixture.adopt(paths)
        #expect(try next.word() == "ended")
        _ = try next.end()
        let state = try RunState(parsing: try runs.bytes(paths.state))
        #expect(state.status == .known(.failed))
        #expect(state.reason == .known(.exec))
        #expect(state.process == nil)
    }

    @Test func theEndOfAnAgentThatWasTakenOverIsSeen() throws {
        let shim = try abandoned(
            "echo before; while [ ! -e go ]; do sleep 0.02; done; echo after; exit 9",
            agentStays: true
        )
        let next = try fixture.adopt(shim.paths)
        #expect(try next.word().hasPrefix("started "))
        try SystemDisk().createFile("\(fixture.home.root)/go", with: [])
        let state = try next.finished()
        _ = try next.end()
        #expect(try shim.text() == "before\nafter\n")
        // The first process of a machine may reap it before anybody could look.
        #expect([.known(.failed), .known(.lost)].contains(state.status))
        if state.status == .known(.failed) { #expect(state.exitCode == 9) }
        #expect(try shim.findings() == [])
    }
}
