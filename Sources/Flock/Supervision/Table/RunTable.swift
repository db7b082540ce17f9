package import Control
package import Domain
import Journal
package import Runs

/// The runs of a home that are not over, and what is to be done about each. Pure: it hears facts and answers actions.
///
/// What a shim tells is news. Whether a run is over, and how it ended, only its files decide: on each fact that may
/// mean an end the run is looked at.
package struct RunTable: Sendable {
    /// What is worth telling of a run.
    package enum Change: Hashable, Sendable {
        /// It goes on, and we know of it now.
        case found
        case changed
        /// It has lost its shim, and another is called.
        case adopting
        case adopted
        case notAdopted(String)
        case checkpointTaken(seq: Int64)
        case ended
    }

    package enum Action: Hashable, Sendable {
        /// Read its files, and look who is with it.
        case look(RunID)
        /// Call a shim for it.
        case adopt(RunID)
        case tell(RunRow, Change)
    }

    /// How often a run is looked at whose shim is not connected: one of an older version, or that has not come yet.
    package static let lookInterval = Duration.seconds(2)
    /// For how long a launch may be without a shim.
    package static let startPatience = Duration.seconds(10)
    /// How long at most an adoption waits after one that has failed.
    package static let refusalPauseMax = Duration.seconds(60)
    /// For how long a run that is over can be asked for by its worker.
    package static let recentFor = Duration.seconds(24 * 3600)

    package private(set) var rows: [RunID: RunRow] = [:]
    /// Those that ended a short while ago.
    package private(set) var recent: [RunID: CatalogedRun] = [:]
    private var connected: Set<RunID> = []
    private var versions: [RunID: String] = [:]

    package init(recent: [CatalogedRun] = []) {
        for run in recent { self.recent[run.metadata.run] = run }
    }

    package var sorted: [RunRow] { rows.values.sorted { $0.run < $1.run } }

    /// The run of a worker: the one that goes on, else the last that ended.
    package func run(of worker: WorkerID) -> CatalogedRun? {
        if let row = rows.values.first(where: { $0.worker == worker }) { return row.look.run }
        return recent.values.filter { $0.metadata.worker == worker }.max { $0.metadata.run < $1.metadata.run }
    }

    // MARK: - Looks

    package mutating func looked(_ look: RunLook, at now: MonotonicTime) -> [Action] {
        let run = look.run.metadata.run
        if look.attendance == .over { return over(look, at: now) }
        // What a person has prepared for later is not going on.
        if look.attendance == .notStarted, !look.isLaunched {
            rows[run] = nil
            return []
        }
        var actions: [Action] = []
        let known = rows[run]
        var row = known ?? RunRow(look, at: now)
        row.look = look
        row.lookedAt = now
        row.isConnected = connected.contains(run)
        row.shimVersion = versions[run]
        let seq = look.run.state.checkpointSeq
        if seq > row.checkpointSeq {
            row.checkpointSeq = seq
            actions.append(.tell(row, .checkpointTaken(seq: seq)))
        }
        if known == nil { actions.append(.tell(row, .found)) }
        if let known,
            known.state.status != row.state.status || known.state.process != row.state.process
                || known.state.isPaused != row.state.isPaused
        {
            actions.append(.tell(row, .changed))
        }
        if isToAdopt(&row, at: now) {
            row.isBeingAdopted = true
            // What fails again and again is told once.
            if row.refusal == nil { actions.append(.tell(row, .adopting)) }
            actions.append(.adopt(run))
        }
        rows[run] = row
        return actions
    }

    private mutating func over(_ look: RunLook, at now: MonotonicTime) -> [Action] {
        let run = look.run.metadata.run
        let known = rows.removeValue(forKey: run)
        guard recent.updateValue(look.run, forKey: run) == nil else { return [] }
        var row = known ?? RunRow(look, at: now)
        row.look = look
        return [.tell(row, .ended)]
    }

    private func isToAdopt(_ row: inout RunRow, at now: MonotonicTime) -> Bool {
        guard !row.isBeingAdopted, row.refusal.map({ $0.until <= now }) ?? true else { return false }
        switch row.look.attendance {
        case .attended, .over:
            row.unstartedSince = nil
            row.refusal = nil
            return row.loss.looked(isAttended: true, at: now) == .adopt
        case .agentAlone, .nobody:
            return row.loss.looked(isAttended: row.isConnected, at: now) == .adopt
        case .notStarted:
            let since = row.unstartedSince ?? now
            row.unstartedSince = since
            guard since.duration(to: now) >= Self.startPatience else { return false }
            // Where it is refused, since a shim has come after all, it is waited for anew.
            row.unstartedSince = now
            return true
        }
    }

    /// The files cannot be read now: it stays as it is known.
    package mutating func lookFailed(_ run: RunID, at now: MonotonicTime) { rows[run]?.lookedAt = now }

    // MARK: - News of shims

    package mutating func greeted(_ shim: Hello.Shim, version: String) -> [Action] {
        connected.insert(shim.run)
        versions[shim.run] = version
        rows[shim.run]?.isConnected = true
        rows[shim.run]?.shimVersion = version
        return [.look(shim.run)]
    }

    package mutating func parted(_ run: RunID) -> [Action] {
        connected.remove(run)
        versions[run] = nil
        rows[run]?.isConnected = false
        return [.look(run)]
    }

    package mutating func told(_ fact: RunFact, of run: RunID) -> [Action] {
        guard var row = rows[run] else { return [.look(run)] }
        defer { if rows[run] != nil { rows[run] = row } }
        switch fact {
        case .started, .state: return [.look(run)]
        case .waits(let wait): row.waitsFor = wait == .known(.nothing) ? nil : wait
        case .stopRequested(let reason, _): row.stop = reason
        case .checkpointTaken(let seq, _, _):
            row.checkpointSeq = max(row.checkpointSeq, seq)
            return [.tell(row, .checkpointTaken(seq: seq))]
        case .pulse(let stdout, let stderr, let lastOutputAt):
            row.stdoutBytes = stdout
            row.stderrBytes = stderr
            row.lastOutputAt = lastOutputAt
            return []
        case .unknown: return []
        }
        return [.tell(row, .changed)]
    }

    /// What the index tells of a run that goes on.
    package mutating func heard(_ fact: IndexFact) {
        guard let run = fact.run, rows[run] != nil else { return }
        switch fact {
        case .summary, .progress: rows[run]?.live = fact
        case .event, .tool, .usage, .ended, .totals, .totalsUnknown, .lagged, .summarized, .unknown: break
        }
    }

    // MARK: - Adoption

    package mutating func adoptionAnswered(_ run: RunID, _ word: ShimWord, at now: MonotonicTime) -> [Action] {
        rows[run]?.isBeingAdopted = false
        guard let row = rows[run] else { return [] }
        switch word {
        case .started, .ended:
            rows[run]?.refusal = nil
            return [.tell(row, .adopted), .look(run)]
        case .failed(let why): return refused(row, why, now)
        case .nothing, .silence: return refused(row, "the new shim did not answer", now)
        }
    }

    /// It is tried again, less and less often: whatever stands in the way may stay there.
    private mutating func refused(_ row: RunRow, _ why: String, _ now: MonotonicTime) -> [Action] {
        let pause = min(Self.refusalPauseMax, (row.refusal?.pause ?? .milliseconds(250)) * 2)
        rows[row.run]?.refusal = RunRow.Refusal(why: why, pause: pause, until: now.advanced(by: pause))
        let isNews = row.refusal?.why != why
        return isNews ? [.tell(row, .notAdopted(why)), .look(row.run)] : [.look(row.run)]
    }

    // MARK: - Time

    /// Who is to be looked at. Of a run that was missed at its last look it is soon.
    package mutating func ticked(at now: Moment) -> [Action] {
        let oldest = now.wall.advanced(by: .zero - Self.recentFor)
        recent = recent.filter { ($0.value.state.finishedAt ?? $0.value.state.updatedAt) >= oldest }
        return sorted.filter { row in
            guard !row.isConnected, !row.isBeingAdopted else { return false }
            let interval = row.look.attendance == .attended ? Self.lookInterval : ShimLoss.patience
            return row.lookedAt.duration(to: now.monotonic) >= interval
        }.map { .look($0.run) }
    }
}
