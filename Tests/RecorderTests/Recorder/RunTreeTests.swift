import Domain
import Glibc
import Journal
import Platform
import TestSupport
import Testing

@testable import Recorder

/// The keeper of these trees is a process of the test's own. All children of the tests are below this process, which
/// plays the recorder: what is asked is who is among the members, and never that there is nobody else.
@Suite struct RunTreeTests {
    private let fixture: SeatFixture

    init() throws { fixture = try SeatFixture(for: "RunTreeTests") }

    private func start(_ script: String, isMarked: Bool = false) throws -> RunningProgram {
        let mark = isMarked ? ["ROOST_RUN=\(fixture.run)"] : []
        return try RunningProgram("/usr/bin/env", mark + ["/bin/sh", "-c", script])
    }

    private func identity(_ pid: Int32) throws -> ProcessIdentity {
        try #require(try SystemProcesses().identity(of: pid))
    }

    private func children(_ program: RunningProgram, _ count: Int) throws -> [Int32] {
        let isWhole = Eventually.wait(upTo: .seconds(60)) { ProcessTable.children(of: program.pid).count == count }
        try #require(isWhole)
        return ProcessTable.children(of: program.pid)
    }

    private func end(_ pids: [Int32]) { for pid in pids { kill(pid, SIGKILL) } }

    private func setAgent(_ seat: Seat, _ pid: Int32) throws {
        let pidfd = FileDescriptor(owning: try Pidfd.open(pid)?.release() ?? -1)
        seat.agent = Seat.Agent(identity: try identity(pid), pidfd: pidfd, news: nil)
    }

    @Test func whatBearsTheMarkBelongsToItWhoeverIsItsParent() throws {
        let keeper = try start("exec sleep 60")
        let marked = try start("exec sleep 60", isMarked: true)
        let stranger = try start("exec sleep 60")
        let tree = RunTree(try fixture.seat(keeper: keeper.pid))
        let wanted = try identity(marked.pid)
        let isFound = Eventually.wait(upTo: .seconds(60)) { tree.members(fixture.run).contains(wanted) }
        #expect(isFound)
        let members = tree.members(fixture.run).map(\.pid)
        #expect(!members.contains(keeper.pid))
        #expect(!members.contains(getpid()))
        #expect(members == members.sorted())
        withExtendedLifetime(stranger) {}
    }

    @Test func whatIsBelowTheKeeperAndBelowTheAgentBelongsToIt() throws {
        let keeper = try start("sleep 60 & wait")
        let agent = try start("setsid sleep 60 & sleep 60 & wait")
        let below = try children(keeper, 1) + children(agent, 2)
        defer { end(below) }
        let seat = try fixture.seat(keeper: keeper.pid)
        try setAgent(seat, agent.pid)
        let members = Set(RunTree(seat).members(fixture.run).map(\.pid))
        #expect(members.isSuperset(of: below + [agent.pid]))
        #expect(!members.contains(keeper.pid))
    }

    @Test func aHelperOfOursAndWhatIsBelowItDoNot() throws {
        let keeper = try start("exec sleep 60")
        let helper = try start("sleep 60 & wait")
        let below = try children(helper, 1)
        defer { end(below) }
        var tree = RunTree(try fixture.seat(keeper: keeper.pid))
        tree.helper = helper.pid
        let members = tree.members(fixture.run).map(\.pid)
        #expect(!members.contains(helper.pid))
        #expect(!members.contains(below[0]))
    }

    @Test func onlyWhoIsStillTheSameIsSignalled() throws {
        let keeper = try start("exec sleep 60")
        let first = try start("exec sleep 60")
        let second = try start("exec sleep 60")
        let tree = RunTree(try fixture.seat(keeper: keeper.pid))
        let known = try identity(first.pid)
        let other = try identity(second.pid)
        let another = ProcessIdentity(boot: other.boot, pid: other.pid, startTicks: other.startTicks + 1)
        tree.signal([known, another], [.kill])
        #expect(try first.end() == .signaled(.kill, coreDumped: false))
        #expect(try ProcessStatus.read(second.pid)?.hasEnded == false)
        tree.signal([other, known], [.terminate, .go])
        #expect(try second.end() == .signaled(.terminate, coreDumped: false))
    }

    @Test func whoIsLeftIsWhatCameToTheKeeper() throws {
        let keeper = try start("sleep 60 & sleep 60 & wait")
        let below = try children(keeper, 2)
        defer { end(below) }
        let seat = try fixture.seat(keeper: keeper.pid)
        #expect(Set(RunTree(seat).remaining()) == Set(below))
        try setAgent(seat, below[0])
        #expect(RunTree(seat).remaining() == [below[1]], "the agent is not what is left of it")
    }

    @Test func itsLoadIsThatOfTheAgentAndAllBelowIt() throws {
        let agent = try start("sh -c 'sleep 60; :' & sleep 60 & wait")
        let seat = try fixture.seat()
        #expect(RunTree(seat).load() == RunTree.Load())
        try setAgent(seat, agent.pid)
        let tree = RunTree(seat)
        #expect(Eventually.wait(upTo: .seconds(60)) { tree.load().count == 4 })
        let own = try identity(agent.pid)
        #expect(Eventually.wait(upTo: .seconds(60)) { tree.state(of: own) == UInt8(ascii: "S") })
        let another = ProcessIdentity(boot: own.boot, pid: own.pid, startTicks: own.startTicks + 1)
        #expect(tree.state(of: another) == nil)
        end(try ProcessTable.read().descendants(of: [agent.pid]).sorted())
        try agent.signal(.kill)
        #expect(Eventually.wait(upTo: .seconds(60)) { tree.load().count == 0 }, "one that has ended has no load")
    }
}
