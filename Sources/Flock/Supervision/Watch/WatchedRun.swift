import Agents
package import Control
package import Domain
package import JSON
import Journal
import Runs

/// What one run does, as its files, its agent, its shim and the index tell of it. Pure: it hears facts, each with the
/// moment at which it was heard, and answers verdicts.
package struct WatchedRun: Sendable {
    private struct Hooked: Hashable {
        let isForPerson: Bool
        let subject: String
        let mark: SignMark
    }

    package private(set) var verdict: Verdict?
    /// Since when it is so, by the clock that stands still while the machine sleeps.
    private(set) var verdictSince: MonotonicTime?
    private let kind: Term<WorkerKind>
    private let started: SignMark
    private var life = RunSigns.Life.prepared
    /// Since when its agent is seen to have ended while its output has not.
    private var heldSince: MonotonicTime?
    private var heartbeat: SignMark
    private var lastBeatAt: WallTime?
    private var lastOutput: SignMark?
    private var beat: Beat?
    private var load = LoadWindow()
    private var told = ToldSigns()
    /// Whether the index tells what it says.
    private var isUnderstood = false
    private var isSpokenTo = false
    private var questions: [(AgentQuestion, SignMark)] = []
    private var hooked: Hooked?
    private var progress = ProgressCount()
    private var pause: RunSigns.Pause?
    private var paused = PausedTimes()

    /// An end takes its recorder a moment: output that is held for no longer is not held by anybody.
    private static let heldShownAfter = Duration.seconds(2)

    /// - Parameter startedAt: when its agent was started, as its files say.
    package init(_ kind: Term<WorkerKind>, startedAt: WallTime, at now: Moment) {
        self.kind = kind
        started = SignMark(before: now, startedAt)
        heartbeat = SignMark(now.wall, seenAt: now)
    }

    // MARK: - Facts

    /// Its files and its processes were looked at.
    package mutating func looked(_ peek: RunPeek, _ look: RunLook, at now: Moment) {
        if let beat = peek.beat, beat.beatAt != lastBeatAt {
            let isFirst = lastBeatAt == nil
            lastBeatAt = beat.beatAt
            heartbeat = isFirst ? SignMark(before: now, beat.beatAt) : SignMark(beat.beatAt, seenAt: now)
            self.beat = beat
            load.note(beat.treeCPUNanoseconds, at: now.monotonic)
        }
        if let chunk = peek.lastChunk { lastOutput = SignMark(chunk.wall, awake: chunk.monotonic) }
        let state = look.run.state
        paused.looked(state.pause, at: now.monotonic)
        pause = state.isPaused ? state.pause.map { RunSigns.Pause(by: $0.by, why: $0.why, at: $0.at) } : nil
        life = Self.life(of: look, hasExited: peek.hasExited)
        heldSince = life == .outputHeld ? heldSince ?? now.monotonic : nil
    }

    private static func life(of look: RunLook, hasExited: Bool) -> RunSigns.Life {
        let state = look.run.state
        switch look.attendance {
        case .over: return .over(state.outcome, state.reason)
        case .notStarted: return .prepared
        case .nobody: return .unattended
        case .attended, .agentAlone:
            if hasExited { return .outputHeld }
            return state.process == nil ? .prepared : .alive
        }
    }

    package mutating func heard(_ fact: IndexFact, at now: Moment) {
        switch fact {
        case .summary(let summary):
            isUnderstood = true
            told.heard(summary, lastOutput: lastOutput, at: now)
            progress.begin(summary.progress)
        case .event(let event):
            wrote(event.place.at, now)
            told.heard(event, at: now)
        case .tool(let tool):
            wrote(tool.place.at, now)
            told.heard(tool, at: now)
            if tool.step == .known(.opened) { progress.used(tool: tool.tool) }
        case .progress(let news):
            told.heard(news)
            progress.heard(news)
        case .usage, .ended, .totals, .totalsUnknown, .lagged, .summarized, .unknown: break
        }
    }

    /// Its files are looked at once a second: until then this is all that is known of its output.
    private mutating func wrote(_ time: WallTime, _ now: Moment) {
        if lastOutput == nil { lastOutput = SignMark(time, seenAt: now) }
    }

    /// Nobody tells any more what it says: what it said last may hold no more.
    package mutating func indexLost() {
        isUnderstood = false
        told = ToldSigns()
    }

    /// What it asks now, of one that is spoken to.
    mutating func asks(_ open: [AgentQuestion], at now: Moment) {
        isSpokenTo = true
        let known = questions
        questions = open.map { question in
            (question, known.first { $0.0.request == question.request }?.1 ?? SignMark(now.wall, seenAt: now))
        }
    }

    /// A hook of its agent's was called: it tells that it waits for a person, or that it goes on.
    package mutating func hooked(_ event: String, _ data: JSONObject, at now: Moment) {
        let message = data["message"]?.stringValue ?? data["tool_name"]?.stringValue ?? event
        let subject = ShortText.line(of: message, lettersMax: 200)
        let mark = SignMark(now.wall, seenAt: now)
        switch (event, data["notification_type"]?.stringValue) {
        case ("PermissionRequest", _), ("Notification", "permission_prompt"):
            hooked = Hooked(isForPerson: false, subject: subject, mark: mark)
        case ("Notification", "idle_prompt"), ("Notification", "elicitation_dialog"):
            hooked = Hooked(isForPerson: true, subject: subject, mark: mark)
        case ("Notification", _): break
        default: hooked = nil
        }
    }

    // MARK: - Verdicts

    package func signs(at now: Moment) -> RunSigns {
        let isHeld = heldWait(at: now) == nil
        var signs = RunSigns(
            life: life == .outputHeld && !isHeld ? .alive : life,
            started: started.since(now, without: paused),
            heartbeat: heartbeat.since(now)
        )
        signs.speaksAtOnce = kind.known?.takesPrompt ?? false
        signs.isUnderstood = isUnderstood
        signs.lastOutput = lastOutput?.since(now, without: paused)
        signs.pause = pause
        if let beat {
            signs.waitsFor = beat.waitsFor.map { $0 == .room ? .room : .disk }
            signs.processState = beat.processState
            signs.processCount = Int(beat.treeProcessCount)
        }
        signs.loadPercent = load.percent
        signs.question = question(at: now)
        if isUnderstood { told.put(into: &signs, isSpokenTo: isSpokenTo, paused: paused, at: now) }
        return signs
    }

    /// How long it takes until held output is worth a verdict.
    private func heldWait(at now: Moment) -> Duration? {
        guard let heldSince else { return nil }
        let left = Self.heldShownAfter - heldSince.duration(to: now.monotonic)
        return left > .zero ? left : nil
    }

    private func question(at now: Moment) -> RunSigns.Question? {
        if let (asked, mark) = questions.first {
            return RunSigns.Question(
                isForPerson: asked.isForPerson,
                subject: ShortText.line(of: asked.subject, lettersMax: 200),
                since: mark.since(now, without: paused),
                isSaid: true
            )
        }
        return hooked.map {
            RunSigns.Question(
                isForPerson: $0.isForPerson,
                subject: $0.subject,
                since: $0.mark.since(now, without: paused),
                isSaid: false
            )
        }
    }

    /// The verdict that holds now, where it is another than before, or where it asks something else.
    package mutating func judged(by limits: VerdictLimits, at now: Moment) -> Verdict? {
        var new = signs(at: now).verdict(by: limits, at: now.wall)
        guard let old = verdict, new.isSame(as: old) else {
            verdict = new
            verdictSince = now.monotonic
            return new
        }
        new.since = old.since
        verdict = new
        let asksAnew = new.cause == .known(.permission) || new.cause == .known(.question)
        return asksAnew && new.evidence != old.evidence ? new : nil
    }

    /// For how long the verdict has held.
    package func heldFor(at now: Moment) -> Duration { verdictSince.map { $0.duration(to: now.monotonic) } ?? .zero }

    /// When it is to be judged again though nothing happens.
    package func nextLook(by limits: VerdictLimits, at now: Moment) -> Duration? {
        let waits = [
            signs(at: now).nextChange(by: limits, at: now.wall),
            isUnderstood ? told.nextChange(paused: paused, at: now) : nil,
            progress.wait(at: now.monotonic), heldWait(at: now),
        ]
        return waits.compactMap(\.self).min()
    }

    /// How far it has come, where that is to be told now.
    package mutating func tellProgress(at now: Moment) -> String? { progress.take(at: now.monotonic) }
}
