package import Control
package import Domain
package import JSON
package import Journal
package import Platform
package import Runs

/// The runs of the home that go on, watched: here is done what the table of runs decides.
package final class LiveRuns {
    package private(set) var table = RunTable()
    package let peers: ShimPeers
    /// Hears what is worth telling of a run, once it is recorded.
    package var hear: (RunRow, RunTable.Change) -> Void = { _, _ in }

    /// So long what only a shim can do waits for one that is about to connect, as after a restart of the daemon. Less
    /// than commands wait for an answer.
    private static let connectionPatience = Duration.seconds(4)
    private static let notConnected = RunReply(
        to: 0,
        ok: false,
        detail: "its shim is not connected; it calls again within 30 s"
    )

    private struct Unsent {
        let run: RunID
        let wish: RunRequest.Wish
        let due: MonotonicTime
        let answered: ShimPeers.Answered
    }

    private let home: HomePaths
    private let disk: any Disk
    private let processes: any Processes
    private let clock: any Clock
    private let journal: DaemonJournal
    private var calls: AdoptionCalls?
    private weak var loop: EventLoop?
    /// Where runs are that the table does not know yet.
    private var places: [RunID: RunPaths] = [:]
    private var unsent: [Unsent] = []

    package init(
        home: HomePaths,
        disk: any Disk,
        processes: any Processes,
        clock: any Clock,
        journal: DaemonJournal,
        peers: ShimPeers
    ) {
        self.home = home
        self.disk = disk
        self.processes = processes
        self.clock = clock
        self.journal = journal
        self.peers = peers
    }

    /// Takes what was found in the home, and begins to look after it.
    package func begin(_ found: HomeRuns, shims: ShimStart, on loop: EventLoop) {
        table = RunTable(recent: found.recent)
        self.loop = loop
        calls = AdoptionCalls(shims: shims, loop: loop) { [unowned self] run, word in
            perform(table.adoptionAnswered(run, word, at: clock.now().monotonic))
        }
        for trouble in found.troubles {
            journal.note("run_unreadable", "a run cannot be read: \(trouble)", level: .warn)
        }
        let now = clock.now().monotonic
        for look in found.open { perform(table.looked(look, at: now)) }
        lookAgain()
    }

    /// As soon as somebody may be missed for good: what an agent writes while nobody holds its pipes is at risk.
    private func lookAgain() {
        loop?.after(ShimLoss.patience) { [weak self] in
            guard let self else { return }
            perform(table.ticked(at: clock.now()))
        }
    }

    package var live: [RunRow] { table.sorted }

    /// The runs whose agents are at work, or may be.
    package var liveRuns: [RunID] { live.map(\.run) }

    // MARK: - What shims and the index tell

    package func greeted(_ shim: Hello.Shim, version: String, _ peer: ControlPeer) {
        peers.greeted(shim, peer)
        places[shim.run] = RunPaths(directory: shim.directory)
        perform(table.greeted(shim, version: version))
        let waited = unsent.filter { $0.run == shim.run }
        unsent.removeAll { $0.run == shim.run }
        for one in waited { ask(one.run, one.wish, one.answered) }
    }

    /// A run that we have just handed to its shim.
    package func launched(_ run: RunID, _ paths: RunPaths) {
        places[run] = paths
        look(at: run)
    }

    package func parted(_ peer: ControlPeer) {
        guard let run = peers.parted(peer) else { return }
        perform(table.parted(run))
        lookAgain()
    }

    package func heard(_ frame: JSONObject, of run: RunID) {
        if let fact = peers.heard(frame, of: run) { perform(table.told(fact, of: run)) }
    }

    package func heard(_ fact: IndexFact) { table.heard(fact) }

    package func ticked() {
        peers.ticked()
        let now = clock.now().monotonic
        let late = unsent.filter { $0.due <= now }
        unsent.removeAll { $0.due <= now }
        for one in late { one.answered(Self.notConnected) }
        perform(table.ticked(at: clock.now()))
    }

    // MARK: - What is asked of runs

    /// Over the socket where the shim is connected, which then answers; else by a signal to the process that the files
    /// of the run name, of which nobody hears more than that it was there.
    package func ask(_ run: RunID, _ wish: RunRequest.Wish, _ answered: @escaping ShimPeers.Answered) {
        if peers.ask(run, wish, answered) { return }
        guard let row = table.rows[run] else { return answered(nil) }
        guard !wish.isForShimAlone || row.look.attendance != .attended else {
            let due = clock.now().monotonic.advanced(by: Self.connectionPatience)
            return unsent.append(Unsent(run: run, wish: wish, due: due, answered: answered))
        }
        do throws(RunsError) { answered(try signal(row, wish)) } catch {
            answered(RunReply(to: 0, ok: false, detail: "\(error)"))
        }
    }

    private func signal(_ row: RunRow, _ wish: RunRequest.Wish) throws(RunsError) -> RunReply {
        let control = RunControl(row.paths, disk: disk, processes: processes)
        let answer: ControlAnswer
        switch wish {
        case .stop(let reason, _, _): answer = try control.stop(StopReason(reason))
        case .kill: answer = try control.kill()
        case .checkpoint:
            guard row.look.run.metadata.checkpointMode == .known(.enabled) else {
                return RunReply(to: 0, ok: false, detail: "this run was started without checkpoints")
            }
            answer = try control.takeCheckpoint()
        case .pause, .resume, .input, .closeInput, .unknown:
            return Self.notConnected
        }
        switch answer {
        case .asked: return RunReply(to: 0, ok: true, detail: "asked by a signal")
        case .over: return RunReply(to: 0, ok: false, detail: "the run has ended")
        case .notStarted: return RunReply(to: 0, ok: false, detail: "the run has no agent yet")
        case .unattended: return RunReply(to: 0, ok: false, detail: "the run has lost its shim and is being taken over")
        }
    }

    // MARK: - What the table decides

    private func perform(_ actions: [RunTable.Action]) {
        for action in actions {
            switch action {
            case .look(let run): look(at: run)
            case .adopt(let run):
                if let row = table.rows[run] { calls?.call(for: run, row.paths) }
            case .tell(let row, let change): tell(row, change)
            }
        }
    }

    /// Whether something has become of it.
    package func look(at run: RunID) {
        guard let paths = table.rows[run]?.paths ?? places[run] else { return }
        let now = clock.now().monotonic
        do throws(SupervisionError) {
            let look = try RunLook.at(paths, on: disk, processes: processes)
            guard look.run.metadata.run == run else { return }
            perform(table.looked(look, at: now))
            if table.rows[run] != nil || look.attendance == .over { places[run] = nil }
        } catch {
            table.lookFailed(run, at: now)
        }
    }

    private func tell(_ row: RunRow, _ change: RunTable.Change) {
        if let worker = row.worker, change == .found || change == .adopted {
            WorkerLink.point(worker, to: row.paths, in: home, on: disk)
        }
        if let (message, level) = RunNews.text(of: row, change) {
            journal.record(.workerChanged, message, level: level, data: RunNews.data(of: row))
        }
        hear(row, change)
    }
}

extension RunRequest.Wish {
    /// Whether a signal cannot say it.
    fileprivate var isForShimAlone: Bool {
        switch self {
        case .pause, .resume, .input, .closeInput: true
        case .stop, .kill, .checkpoint, .unknown: false
        }
    }
}

extension StopReason {
    fileprivate init(_ reason: Term<Reason>) {
        switch reason.known {
        case .drain: self = .drain
        case .budget: self = .budget
        case .limit: self = .limit
        case .exit, .signal, .exec, .timeout, .oom, .said, .stopped, .reboot, .unknown, nil: self = .stopped
        }
    }
}
