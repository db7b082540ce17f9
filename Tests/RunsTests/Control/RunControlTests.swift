import Domain
import Journal
import Platform
import Runs
import TestSupport
import Testing

@Suite struct RunControlTests {
    private let fixture: RunFixture
    private let paths: RunPaths

    init() throws {
        fixture = try RunFixture()
        paths = try fixture.prepare().paths
    }

    private var control: RunControl { RunControl(paths, disk: fixture.disk, processes: SystemProcesses()) }

    /// Sets what the state says, as a recorder does.
    private func change(_ set: (inout RunStatePatch) -> Void) throws {
        var writer = try fixture.open(paths)
        var patch = RunStatePatch()
        set(&patch)
        try writer.change(patch)
    }

    private func running(shim: ProcessIdentity?, agent: ProcessIdentity? = nil) throws {
        try change {
            $0.status = .running
            $0.shim = shim
            $0.process = agent
        }
    }

    private func identity(_ pid: Int32) throws -> ProcessIdentity {
        try #require(try SystemProcesses().identity(of: pid))
    }

    @Test func theShimHearsWhatIsAskedAndWhy() throws {
        let shim = RunningProgram.self
        let program = try shim.init(Programs.path("roost-testbed"), ["receive"])
        #expect(try program.readLine() == "ready")
        try running(shim: try identity(program.pid))
        #expect(try control.attendance() == .attended)
        for reason in StopReason.allCases {
            #expect(try control.stop(reason) == .asked)
            let line = try #require(try program.readLine())
            #expect(line.hasPrefix("15 from ") && line.hasSuffix(", value \(reason.rawValue)"))
        }
        #expect(try control.kill() == .asked)
        #expect(try program.readLine()?.hasPrefix("2 from ") == true)
        #expect(try control.takeCheckpoint() == .asked)
        #expect(try program.readLine()?.hasPrefix("10 from ") == true)
    }

    @Test func aRunThatIsOnlyPreparedHasNobodyToAsk() throws {
        #expect(try control.stop() == .notStarted)
        #expect(try control.attendance() == .notStarted)
    }

    @Test func aRunThatIsOverIsLeftAlone() throws {
        var writer = try fixture.open(paths)
        try writer.start()
        try writer.end(SaidOutcome(ok: true, outcome: .completed, summary: "done"), reason: .exit)
        _ = consume writer
        #expect(try control.stop() == .over)
        #expect(try control.attendance() == .over)
    }

    @Test func aShimThatIsGoneIsToldApartByWhetherItsAgentLives() throws {
        let agent = try RunningProgram(Programs.path("roost-testbed"), ["receive"])
        let living = try identity(agent.pid)
        let gone = ProcessIdentity(boot: living.boot, pid: living.pid, startTicks: living.startTicks + 1)
        try running(shim: gone, agent: living)
        #expect(try control.stop() == .unattended)
        #expect(try control.attendance() == .agentAlone)
        let other = ProcessIdentity(boot: "another-boot", pid: living.pid, startTicks: living.startTicks)
        try running(shim: other, agent: other)
        #expect(try control.kill() == .unattended)
        #expect(try control.attendance() == .nobody)
    }
}
