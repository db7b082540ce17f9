import Control
import Domain
import JSON
import Journal
import Platform
import Runs
import TestSupport
import Testing

@testable import Supervision

/// Three daemons begin at once where another was killed a moment ago, its socket and its mark still there: one of them
/// is the daemon, and never two, and never none.
@Suite struct DaemonRaceTests {
    private static let rounds = Environment.current()["ROOST_SOAK"] == "1" ? 1_000 : 100
    /// Each life leaves a session behind that the next one looks at: a home that is used for long is slow.
    private static let roundsPerHome = 50

    @Test func ofThreeThatBeginAtOnceOneIsTheDaemon() throws {
        var random = SeededGenerator(seed: 12)
        var done = 0
        while done < Self.rounds {
            let trial = try DaemonTrial()
            for _ in 0..<Self.roundsPerHome { try race(in: trial, &random) }
            done += Self.roundsPerHome
            let begun = try trial.notes().count { $0.type == "daemon_started" }
            #expect(begun == Self.roundsPerHome)
            #expect(try trial.sessions().count == Self.roundsPerHome)
            // Nothing of them is left: neither they nor what they have started.
            let hasEnded = try Eventually.wait(upTo: .seconds(60)) { try anybody(in: trial).isEmpty }
            let left = try anybody(in: trial)
            #expect(hasEnded, "\(left)")
        }
    }

    /// A socket is only the lock's holder's to replace, though it looks stale to everybody.
    @Test func whoDoesNotHoldTheLockLeavesAStaleSocketAlone() throws {
        let trial = try DaemonTrial()
        do { _ = try UnixListener(at: UnixSocketAddress(trial.home.socket)).descriptor.number }
        let stale = try trial.disk.status(of: trial.home.socket)
        // Somebody else, since a home ends the daemon that is left in it.
        let other = try RunningProgram(Programs.path("roost-testbed"), ["receive"])
        let holder = try #require(try trial.processes.identity(of: other.pid))
        let mark = DaemonMark(process: holder, startedAt: SystemClock().now().wall, version: "0")
        guard let lock = try DaemonLock.acquire(in: trial.home, marking: mark, on: trial.disk) else {
            Issue.record("somebody has the lock")
            return
        }
        let all = try [false, false, true].map { try begin(in: trial, isDetached: $0) }
        for program in all { #expect(try program.end() == .exited(code: 6)) }
        #expect(try trial.errors().contains("the daemon is running already (pid \(holder.pid), since "))
        let left = try trial.disk.status(of: trial.home.socket)
        #expect(left?.inode == stale?.inode && left?.changed == stale?.changed)
        #expect(try trial.sessions().isEmpty)
        lock.release()
        let next = try trial.daemon()
        let hasCome = try Eventually.wait(upTo: .seconds(30)) { try answering(in: trial) == next.pid }
        #expect(hasCome)
    }

    /// Whoever answers at the socket; nil where nobody does.
    private func answering(in trial: DaemonTrial) throws -> Int32? {
        do {
            let pid = try trial.ask("version").data?["pid"]?.integerValue
            return pid.flatMap { Int32(exactly: $0) }
        } catch ControlError.nobodyListens {
            return nil
        }
    }

    /// Those whose command line names the home.
    private func anybody(in trial: DaemonTrial) throws -> [String] {
        try ProcessTable.read().pids.map { ProcessTable.command(of: $0) }.filter { $0.contains(trial.home.root) }
    }

    /// The daemon that a command starts frees itself of it, so that it is nobody's child.
    private func begin(in trial: DaemonTrial, isDetached: Bool) throws -> RunningProgram {
        guard isDetached else { return try trial.daemon() }
        return try RunningProgram(Programs.path("roostd"), ["--home", trial.home.root])
    }

    private func race(in trial: DaemonTrial, _ random: inout SeededGenerator) throws {
        let before = try trial.disk.status(of: trial.home.socket)
        let kinds = (0..<3).map { _ in Int.random(in: 0..<8, using: &random) == 0 }
        let all = try kinds.map { try begin(in: trial, isDetached: $0) }
        var found: Int32?
        let hasOne = try Eventually.wait(upTo: .seconds(60)) {
            found = try answering(in: trial)
            return found != nil
        }
        #expect(hasOne)
        let owner = try #require(try trial.living()).process
        #expect(found == owner.pid)
        let socket = try trial.disk.status(of: trial.home.socket)
        #expect(socket?.inode != before?.inode)
        for (program, isDetached) in zip(all, kinds) where program.pid != owner.pid {
            let end = try program.end()
            // A command that has started the daemon ends well; all others find that there is one.
            let isStarter = isDetached && end == .exited(code: 0)
            #expect(isStarter || end == .exited(code: 6))
        }
        // Whoever came too late has touched nothing.
        let after = try trial.disk.status(of: trial.home.socket)
        #expect(after?.inode == socket?.inode && after?.changed == socket?.changed)
        #expect(try answering(in: trial) == owner.pid)
        _ = try trial.processes.signal(owner, .kill)
        if let own = all.first(where: { $0.pid == owner.pid }) { _ = try own.end() }
        let hasEnded = try Eventually.wait(upTo: .seconds(30)) { try !trial.processes.isAlive(owner) }
        #expect(hasEnded)
    }
}
