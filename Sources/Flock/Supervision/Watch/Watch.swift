package import Control
package import Domain
package import JSON
import Journal
import Platform
import Runs
package import Settings

/// Looks what the runs that go on do: each change of a verdict and each step of progress is recorded, and what the
/// settings want done about a verdict is decided, recorded and done.
package final class Watch {
    private static let interval = Duration.seconds(1)
    /// Less than that is looked together.
    private static let intervalLeast = Duration.milliseconds(20)

    private let dispatch: Dispatch
    private let runs: LiveRuns
    private let journal: DaemonJournal
    private let loop: EventLoop
    private let disk: any Disk
    private let clock: any Clock
    private var limits: VerdictLimits
    private var policy: VerdictPolicy
    private var watched: [RunID: WatchedRun] = [:]
    private var early = EarlyFacts()
    /// What was done about the verdict that a run has now.
    private var acted: [RunID: Set<PolicyAct>] = [:]
    private var timer: TimerID?

    package init(_ dispatch: Dispatch) {
        self.dispatch = dispatch
        runs = dispatch.runs
        journal = dispatch.journal
        loop = dispatch.loop
        disk = dispatch.place.disk
        clock = dispatch.place.clock
        limits = VerdictLimits(dispatch.settings)
        policy = VerdictPolicy(dispatch.settings)
    }

    /// What a run does now; nothing of one that is not known.
    package subscript(run: RunID) -> Verdict? { watched[run]?.verdict }

    // MARK: - Facts

    package func begin() { look() }

    package func take(_ settings: Settings) {
        limits = VerdictLimits(settings)
        policy = VerdictPolicy(settings)
        look()
    }

    package func heard(_ row: RunRow, _ change: RunTable.Change) {
        switch change {
        case .found, .adopted: look()
        case .ended:
            look(at: row, clock.now())
            watched[row.run] = nil
            acted[row.run] = nil
        case .checkpointTaken(let seq): tellProgress(of: row, "checkpoint \(seq) was taken")
        case .changed, .adopting, .notAdopted: break
        }
    }

    package func heard(_ fact: IndexFact) {
        guard let run = fact.run else { return }
        let now = clock.now()
        guard let row = runs.table.rows[run] else { return early.heard(fact, of: run, at: now) }
        // What was there before anybody looked has to be known first.
        if watched[run] == nil { look(at: row, now) }
        watched[run]?.heard(fact, at: now)
        judge(row, now)
    }

    package func indexLost() {
        early.forget()
        for run in Array(watched.keys) { watched[run]?.indexLost() }
    }

    package func hooked(_ run: RunID, _ event: String, _ data: JSONObject) {
        guard let row = runs.table.rows[run] else { return }
        let now = clock.now()
        if watched[run] == nil { look(at: row, now) }
        watched[run]?.hooked(event, data, at: now)
        judge(row, now)
    }

    // MARK: - Looking

    /// Looks at each, and again when another verdict may follow.
    private func look() {
        let now = clock.now()
        for row in runs.live { look(at: row, now) }
        let next = runs.live.compactMap { row in nextLook(at: row.run, now) }.min() ?? Self.interval
        if let timer { loop.cancel(timer) }
        timer = loop.after(max(Self.intervalLeast, min(Self.interval, next))) { [unowned self] in
            timer = nil
            look()
        }
    }

    private func nextLook(at run: RunID, _ now: Moment) -> Duration? {
        guard let known = watched[run] else { return nil }
        let due = known.verdict.flatMap {
            policy.nextDue($0, heldFor: known.heldFor(at: now), done: acted[run] ?? [])
        }
        return [known.nextLook(by: limits, at: now), due].compactMap(\.self).min()
    }

    private func look(at row: RunRow, _ now: Moment) {
        var known =
            watched[row.run] ?? WatchedRun(row.look.run.metadata.workerKind, startedAt: row.state.startedAt, at: now)
        known.looked(RunPeek.at(row.paths, on: disk), row.look, at: now)
        for told in early.take(row.run) { known.heard(told.fact, at: told.at) }
        if let spoken = dispatch.spoken[row.run] { known.asks(spoken.questions, at: now) }
        watched[row.run] = known
        judge(row, now)
        if let text = watched[row.run]?.tellProgress(at: now) { tellProgress(of: row, text) }
    }

    private func judge(_ row: RunRow, _ now: Moment) {
        let old = watched[row.run]?.verdict
        if let new = watched[row.run]?.judged(by: limits, at: now) {
            if old.map({ !new.isSame(as: $0) }) ?? true { acted[row.run] = nil }
            record(new, of: row, after: old)
        }
        act(on: row, now)
    }

    // MARK: - Telling

    private func record(_ verdict: Verdict, of row: RunRow, after old: Verdict?) {
        var data = ids(of: row)
        for field in verdict.json.fields { data.append(field.key, field.value) }
        data.append("previous", old.map { .string($0.kind.text) } ?? .null)
        data.append("notify", .bool(policy.notifies(of: verdict)))
        let isTrouble = verdict.kind.known.map { $0.need <= .look } ?? false
        let message = "\(row.run) of \(row.task): \(verdict.text)"
        journal.record(.verdict, message, level: isTrouble ? .warn : .info, data: data)
    }

    private func tellProgress(of row: RunRow, _ text: String) {
        var data = ids(of: row)
        data.append("text", .string(text))
        journal.record(.progress, "\(row.run) of \(row.task): \(text)", data: data)
    }

    private func ids(of row: RunRow) -> JSONObject {
        var data: JSONObject = ["worker_id": .string(row.run.text)]
        data["worker"] = row.worker.map { .string($0.text) }
        data["task_id"] = .string(row.task.text)
        return data
    }

    // MARK: - Acting

    private func act(on row: RunRow, _ now: Moment) {
        guard let known = watched[row.run], let verdict = known.verdict else { return }
        for act in policy.due(verdict, heldFor: known.heldFor(at: now), done: acted[row.run] ?? []) {
            acted[row.run, default: []].insert(act)
            if decide(act, verdict, row) { perform(act, row) }
        }
    }

    /// What cannot be written down is not done.
    private func decide(_ act: PolicyAct, _ verdict: Verdict, _ row: RunRow) -> Bool {
        let reason =
            "policy.\(verdict.kind.text) says \(act.rawValue): \(verdict.cause.known?.text ?? verdict.cause.text)"
        let decision = Decision(
            contextType: "worker",
            contextID: row.run.text,
            functionName: "Watch.act",
            point: "act_on_verdict",
            input: .object(verdict.json),
            output: ["act": .string(act.rawValue), "task": .string(row.task.text)],
            reason: reason,
            sourceFile: #fileID
        )
        journal.record(.decision, "\(row.run): \(reason)", data: decision.json)
        guard act != .notify else { return true }
        do throws(SupervisionError) { try journal.synchronize() } catch {
            journal.note(
                "act_withheld",
                "\(act.rawValue) of \(row.run) cannot be put on the disk: \(error)",
                level: .error
            )
            return false
        }
        return true
    }

    private func perform(_ act: PolicyAct, _ row: RunRow) {
        let stop = RunRequest.Wish.stop(reason: .known(.stopped), graceSeconds: nil)
        switch act {
        // The event of the verdict says that people are to be told.
        case .notify: break
        case .checkpoint: ask(row, .checkpoint, act)
        case .stop: ask(row, stop, act)
        case .retry:
            if dispatch.scheduler.run(of: row.task) == row.run {
                dispatch.tell(.retryAwaited(row.task, AwaitedRetry(row.run, by: "the policy", isFailure: true)))
            }
            ask(row, stop, act)
        }
    }

    private func ask(_ row: RunRow, _ wish: RunRequest.Wish, _ act: PolicyAct) {
        runs.ask(row.run, wish) { [journal] reply in
            guard reply?.ok != true else { return }
            let why = reply?.detail ?? "its shim did not answer"
            journal.note("act_failed", "\(act.rawValue) of \(row.run): \(why)", level: .warn)
        }
    }
}
