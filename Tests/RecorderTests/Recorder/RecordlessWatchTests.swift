import Domain
import Glibc
import Journal
import Platform
import TestSupport
import Testing

@testable import Recorder

/// Somebody removes the directory of a run that goes on: nothing can be recorded any more, and nobody waits for ever.
@Suite struct RecordlessWatchTests {
    private let fixture: ShimFixture

    init() throws { fixture = try ShimFixture() }

    private func path(_ name: String) -> String { "\(fixture.home.root)/\(name)" }

    private func until(_ name: String) -> String { "while [ ! -e \(path(name)) ]; do sleep 0.02; done" }

    /// A recorder that writes a file in the middle of it makes one attempt fail.
    private func remove(_ shim: RunningShim) throws {
        let isRemoved = try Eventually.wait(upTo: .seconds(10)) {
            _ = Deliberate.ignore(because: "it is tried again") { () throws(PlatformError) in
                try ProgramCall("/bin/rm", ["-rf", shim.paths.directory]).run()
            }
            return try !fixture.disk.exists(shim.paths.directory)
        }
        try #require(isRemoved)
    }

    /// An agent that then writes more than its pipes hold, and says when that is done.
    private func launch() throws -> RunningShim {
        let big = "head -c 4000000 /dev/zero; head -c 400000 /dev/zero >&2"
        let shim = try fixture.launch([
            "/bin/bash", "-c", "echo up; \(until("go")); \(big); touch \(path("done")); \(until("end")); exit 7",
        ])
        let isUp = try shim.waitFor("up\n")
        #expect(isUp)
        return shim
    }

    private func expectDone() throws {
        try fixture.disk.createFile(path("go"), with: [])
        let isDone = try Eventually.wait(upTo: .seconds(30)) { try fixture.disk.exists(path("done")) }
        #expect(isDone, "the agent does not wait")
    }

    @Test func theAgentGoesOnAndItsShimEndsWithIt() throws {
        let shim = try launch()
        let agent = try #require(shim.agent)
        try remove(shim)
        try expectDone()
        let isAlive = try SystemProcesses().isAlive(agent)
        #expect(isAlive)
        try fixture.disk.createFile(path("end"), with: [])
        let end = try shim.end()
        #expect(end?.status == .exited(code: 0))
        let isThere = try fixture.disk.exists(shim.paths.directory)
        #expect(!isThere)
    }

    @Test func aRecorderThatIsKilledThenIsReplacedByOneThatEmptiesThePipes() throws {
        let shim = try launch()
        let recorder = try #require(try shim.recorder())
        try remove(shim)
        kill(recorder, SIGKILL)
        try expectDone()
        try fixture.disk.createFile(path("end"), with: [])
        let end = try shim.end()
        #expect(end?.status == .exited(code: 0))
    }

    @Test(arguments: [true, false]) func aStopReachesTheAgentAllTheSame(isReplaced: Bool) throws {
        let shim = try launch()
        let agent = try #require(shim.agent)
        let recorder = try #require(try shim.recorder())
        try remove(shim)
        if isReplaced { kill(recorder, SIGKILL) }
        try shim.signal(.terminate)
        let isGone = try Eventually.wait(upTo: .seconds(30)) { try !SystemProcesses().isAlive(agent) }
        #expect(isGone)
        let end = try shim.end()
        #expect(end?.status == .exited(code: 0))
    }

    @Test func aRecorderWithoutAKeeperEndsToo() throws {
        let shim = try launch()
        let recorder = try #require(try shim.recorder())
        let known = try #require(try SystemProcesses().identity(of: recorder))
        try shim.signal(.kill)
        _ = try shim.end()
        let isSaid = try shim.waitFor(.keeperLost)
        #expect(isSaid)
        try remove(shim)
        try expectDone()
        try fixture.disk.createFile(path("end"), with: [])
        let isGone = try Eventually.wait(upTo: .seconds(30)) { try !SystemProcesses().isAlive(known) }
        #expect(isGone)
    }
}
