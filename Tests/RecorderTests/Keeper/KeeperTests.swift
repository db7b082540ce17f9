import Domain
import Glibc
import Journal
import Platform
import TestSupport
import Testing

@testable import Recorder

/// The keeper at work, in a real shim.
@Suite struct KeeperTests {
    private let fixture: ShimFixture

    init() throws { fixture = try ShimFixture(for: "KeeperTests") }

    @Test(arguments: [
        ("exit 0", Platform.ExitStatus.exited(code: 0)), ("exit 44", .exited(code: 44)),
        ("kill -KILL $$", .signaled(.kill, coreDumped: false)),
    ])
    func theEndOfTheAgentStandsInItsFile(_ script: String, status: Platform.ExitStatus) throws {
        let shim = try fixture.launch(["/bin/sh", "-c", script])
        #expect(try shim.end()?.status == .exited(code: 0))
        #expect(ExitRecord.find(in: shim.paths, on: SystemDisk())?.status == status)
        #expect(try shim.state().exitCode == status.shellCode)
    }

    @Test(arguments: [
        (Int32(0), Reason.stopped, RunStatus.interrupted), (1, .drain, .interrupted), (2, .budget, .failed),
        (3, .limit, .failed), (77, .stopped, .interrupted),
    ])
    func theNumberBesideTheSignalSaysWhyARunIsStopped(_ value: Int32, reason: Reason, status: RunStatus) throws {
        let shim = try fixture.launch(["/bin/sleep", "60"])
        _ = try shim.word()
        #expect(sigqueue(shim.pid, SIGTERM, sigval(sival_int: value)) == 0)
        let state = try shim.finished()
        #expect(state.reason == .known(reason))
        #expect(state.status == .known(status))
        #expect(try shim.end()?.status == .exited(code: 0))
        #expect(try shim.findings() == [])
    }

    @Test func anInterruptKillsWhatWouldNotStop() throws {
        let shim = try fixture.launch(["/bin/sh", "-c", "trap '' TERM; echo up; while :; do sleep 60; done"]) {
            $0.stopGraceSeconds = 3_600
        }
        _ = try shim.word()
        #expect(try Eventually.wait(upTo: .seconds(60)) { try shim.text() == "up\n" })
        try shim.signal(.terminate)
        try shim.signal(.interrupt)
        let state = try shim.finished()
        #expect(state.signal == Int64(SIGKILL))
        #expect(state.reason == .known(.stopped))
        _ = try shim.end()
    }

    @Test func aTerminalThatClosesDoesNotEndIt() throws {
        let shim = try fixture.launch(["/bin/sh", "-c", "while [ ! -e go ]; do sleep 0.02; done; exit 5"])
        _ = try shim.word()
        try shim.signal(.hangUp)
        try SystemDisk().createFile("\(fixture.home.root)/go", with: [])
        #expect(try shim.finished().exitCode == 5)
        _ = try shim.end()
    }
}
