package import Domain

/// Follows one source of one Codex thread, a rollout or the lines of `codex exec --json`, and says what each model
/// response took. Codex counts up over a thread, says the same counters again and again, and begins a fork at the
/// counters of its parent or with a copy of the parent's lines.
///
/// Newer versions write a record of each response with the id that the provider gave it; that is counted, and the
/// counters after it only follow.
package struct CodexUsage: Sendable {
    private enum Phase {
        case own
        /// In lines that a fork took over from its parent, which tells of them itself. The fork began, and the last
        /// line that is known to be a copy was written, at these times.
        case history(began: WallTime, writtenAt: WallTime)
    }

    /// Within it a fork has copied all lines of its parent, or the next of its turns.
    private static let copyingMax = Duration.seconds(2)

    private var phase = Phase.own
    private var hasBegun = false
    private var thread: String?
    private var parent: String?
    private var model: String?
    /// The counters of the thread as the latest line has them.
    private var total: CodexCounters?
    /// How often the counters fell: after that they may pass the same values again.
    private var falls = 0

    /// Whether the lines are those that a fork took over from its parent.
    package var isInHistory: Bool { if case .history = phase { true } else { false } }

    /// `thread` is what the name of a rollout says, for one that has lost its first line.
    package init(thread: String? = nil) { self.thread = thread }

    /// A rollout begins, or a copy of another one begins inside it; that one is the parent's and is passed over.
    /// `writtenAt` is the time of the line, and `began` that of the payload.
    package mutating func sessionMeta(
        thread: String,
        began: WallTime?,
        writtenAt: WallTime? = nil,
        forkedFrom parent: String? = nil
    ) {
        guard !hasBegun else { return }
        hasBegun = true
        self.thread = thread
        self.parent = parent
        if parent != nil, let began { phase = .history(began: began, writtenAt: writtenAt ?? began) }
    }

    /// The live stream names its thread. `base` is where the counters of its parent stood, for a fork.
    package mutating func threadStarted(_ thread: String, forkOf parent: String? = nil, base: CodexCounters? = nil) {
        self.thread = thread
        self.parent = parent
        total = base
    }

    /// A turn begins. `startedAt` is what the payload says, in whole seconds; where it says nothing, the time of the
    /// line tells, with which older forks marked the lines that they copied anew.
    package mutating func taskStarted(startedAt: WallTime?, writtenAt: WallTime?) {
        guard case .history(let began, let copiedAt) = phase else { return }
        guard let startedAt else { return lineIsWritten(at: writtenAt) }
        let isOwn = startedAt.nanoseconds / 1_000_000_000 >= began.nanoseconds / 1_000_000_000
        // A turn that began before the fork did is a copy, however long the copying takes.
        phase = isOwn ? .own : .history(began: began, writtenAt: max(copiedAt, writtenAt ?? copiedAt))
    }

    package mutating func turnContext(model: String?) { self.model = model ?? self.model }

    /// What one response took, with its id: the best that a rollout has.
    package mutating func usageRecord(
        response: String,
        thread owner: String? = nil,
        usage: CodexCounters,
        threadTotal: CodexCounters?,
        at: WallTime?
    ) -> UsageReport? {
        lineIsWritten(at: at)
        let wasCounted = threadTotal != nil && threadTotal == total
        total = threadTotal ?? total?.plus(usage) ?? usage
        guard !wasCounted else { return nil }
        var report = report(usage, key: ResponseKey(message: response), at: at)
        if let owner { report.conversation = owner } else if case .history = phase { report.conversation = parent }
        return report
    }

    /// The counters of the thread, and those of the latest response. Both are absent where only rate limits changed.
    package mutating func tokenCount(total new: CodexCounters?, last: CodexCounters?, at: WallTime?) -> UsageReport? {
        lineIsWritten(at: at)
        guard let new, new != total else { return nil }
        let isFirst = total == nil
        let difference = new.since(total ?? CodexCounters())
        if difference == nil { falls += 1 }
        total = new
        if case .history = phase { return nil }
        // The first counters of a fork are its parent's and its own together.
        let rest = isFirst && parent != nil ? nil : difference
        guard let usage = last ?? rest else { return nil }
        return report(usage, key: thread.map { .source("codex", $0, String(falls), new.text) }, at: at)
    }

    /// The live stream ends a turn with the counters of the whole thread. They are a total of which a rollout, when it
    /// is imported, tells the responses; of a fork whose base is not known they tell nothing.
    package mutating func turnCompleted(total new: CodexCounters, at: WallTime?) -> UsageReport? {
        guard let thread, let own = parent == nil ? new : total.flatMap(new.since) else { return nil }
        var report = report(own, key: .source("codex", thread, "turns"), at: at)
        report.scope = .total(part: "")
        return report
    }

    private func report(_ counters: CodexCounters, key: ResponseKey?, at: WallTime?) -> UsageReport {
        UsageReport(
            response: key,
            conversation: thread,
            model: model,
            at: at,
            usage: counters.usage,
            terms: PriceTerms(reasoning: max(0, min(counters.reasoning, counters.output)))
        )
    }

    /// A line that is much younger than the last that was copied cannot be a copy.
    private mutating func lineIsWritten(at time: WallTime?) {
        guard case .history(_, let copiedAt) = phase, let time, time - copiedAt > Self.copyingMax else { return }
        phase = .own
    }
}
