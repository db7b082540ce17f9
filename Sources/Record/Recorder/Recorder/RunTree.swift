import Control
import Domain
import Journal
import Platform

/// The processes of a run: all that the agent started, however it tried to get away, and nothing else.
///
/// Where a control group could be made they are its members. Elsewhere they are found by two traces at once: as
/// descendants of the keeper, to whom orphans come, and by the mark of the run in their environment.
struct RunTree {
    struct Load: Hashable, Sendable {
        var cpuNanoseconds: UInt64 = 0
        var count: UInt32 = 0
    }

    /// What is started between two looks becomes less with each: whoever could start it has been stopped.
    private static let stopRoundsMax = 50

    private let seat: Seat
    private let processes = SystemProcesses()
    /// A helper of ours, below which nothing belongs to the agent.
    var helper: Int32?

    init(_ seat: Seat) { self.seat = seat }

    static func groupName(_ run: RunID) -> String { RunMark.groupName(run) }

    /// Who is there now, the agent with them.
    func members(_ run: RunID) -> [ProcessIdentity] {
        let found = Deliberate.ignore(because: "a look that fails is made again at the next round") {
            () throws(PlatformError) in try look(run)
        }
        return found ?? []
    }

    /// Whether nobody is left. One look may miss a process that is about to become another program: two say so.
    func isEmpty(_ run: RunID) -> Bool { members(run).isEmpty && members(run).isEmpty }

    private func look(_ run: RunID) throws(PlatformError) -> [ProcessIdentity] {
        let table = try ProcessTable.read()
        let me = ProcessIdentity.ownPID
        let excluded = Set([me, helper].compactMap { $0 })
        var pids = table.marked(with: "ROOST_RUN=\(run)")
        if let group = seat.group { pids.formUnion(group.members()) }
        if let agent = seat.agent?.identity, table.identity(of: agent.pid, boot: seat.boot) == agent {
            pids.insert(agent.pid)
            pids.formUnion(table.descendants(of: [agent.pid]))
        }
        if table.identity(of: seat.keeper.pid, boot: seat.boot) == seat.keeper {
            pids.formUnion(table.descendants(of: [seat.keeper.pid], excluding: excluded))
            // The agent is our own child where we started it, and its orphans are the keeper's.
        }
        pids.formUnion(table.descendants(of: [me], excluding: excluded))
        pids.subtract(excluded)
        pids.remove(seat.keeper.pid)
        return pids.sorted().compactMap { table.identity(of: $0, boot: seat.boot) }
    }

    /// Who is left once the agent is gone, by what is cheap to look at: the members of the group, or the orphans that
    /// came to the keeper.
    func remaining() -> [Int32] {
        if let group = seat.group { return group.members() }
        let ours = [ProcessIdentity.ownPID, seat.agent?.identity.pid]
        return ProcessTable.children(of: seat.keeper.pid).filter { !ours.contains($0) }
    }

    /// Signals each of them, after a look at whether it is still the same.
    func signal(_ members: [ProcessIdentity], _ signals: [Signal]) {
        for member in members {
            for signal in signals {
                Deliberate.ignore(because: "one that is gone, or not ours to signal, shows at the next look") {
                    () throws(PlatformError) in _ = try processes.signal(member, signal)
                }
            }
        }
    }

    /// A group is killed at once. Elsewhere all are stopped before one is killed: in a storm each that goes makes room
    /// for others, which begin while the rest is looked for.
    func kill(_ members: [ProcessIdentity], of run: RunID) {
        if seat.group?.kill() == true, members.allSatisfy({ seat.group?.members().contains($0.pid) ?? false }) {
            return
        }
        signal(hold(members, of: run).sorted { $0.pid < $1.pid }, [.kill])
    }

    /// Stops each of them, and whoever they have started meanwhile.
    @discardableResult
    func hold(_ members: [ProcessIdentity], of run: RunID) -> Set<ProcessIdentity> {
        var held: Set<ProcessIdentity> = []
        var running = members
        for _ in 0..<Self.stopRoundsMax where !running.isEmpty {
            signal(running, [.stop])
            held.formUnion(running)
            running = self.members(run).filter { !held.contains($0) }
        }
        return held.union(running)
    }

    func load() -> Load {
        var load = Load()
        var open = [seat.agent?.identity.pid].compactMap { $0 }
        while let pid = open.popLast(), load.count < 1000 {
            let status = Deliberate.ignore(because: "one that is gone has no load") {
                () throws(PlatformError) in try ProcessStatus.read(pid)
            }
            guard let status = status ?? nil, !status.hasEnded else { continue }
            load.count += 1
            load.cpuNanoseconds += status.cpuTicks * Self.nanosecondsPerTick
            open += ProcessTable.children(of: pid)
        }
        if let group = seat.group {
            load.count = UInt32(group.members().count)
            if let time = group.cpuTime { load.cpuNanoseconds = UInt64(clamping: time.nanoseconds) }
        }
        return load
    }

    /// On every Linux that we run on, whatever the kernel's own clock.
    private static let nanosecondsPerTick: UInt64 = 10_000_000

    func state(of agent: ProcessIdentity) -> UInt8? {
        let status = Deliberate.ignore(because: "one that is gone has no state") {
            () throws(PlatformError) in try ProcessStatus.read(agent.pid)
        }
        guard let status = status ?? nil, status.startTicks == agent.startTicks else { return nil }
        return status.state
    }

    func close() { seat.group?.remove() }
}
