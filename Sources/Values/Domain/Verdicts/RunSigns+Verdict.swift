/// The verdict that follows from what is known. What an agent or the system has said itself comes before what its
/// silence may mean.
extension RunSigns {
    package func verdict(by limits: VerdictLimits, at now: WallTime) -> Verdict {
        let given = ended(now) ?? unseen(limits) ?? paused ?? held ?? asking ?? refused(limits, now)
        return given ?? compacting(limits) ?? usingTool(limits) ?? lingering(limits) ?? silent(limits)
    }

    /// When another verdict may follow though nothing happens.
    package func nextChange(by limits: VerdictLimits, at now: WallTime) -> Duration? {
        if case .over = life { return nil }
        var left = [
            limits.heartbeatAfter - heartbeat.span, limits.quietAfter - silence.span, limits.stallAfter - silence.span,
            limits.startWithin - started.span,
        ]
        if let turnEnd { left.append(limits.lingerAfter - turnEnd.span) }
        if let openTool { left.append(limits.toolAfter - openTool.since.span) }
        if let compaction { left.append(limits.stallAfter - compaction.span) }
        if let apiRetry { left.append(limits.stallAfter + apiRetry.delay - apiRetry.since.span) }
        if let limit { left.append(limit.until - now) }
        return left.filter { $0 > .zero }.min()
    }

    // MARK: - Not going on

    private func ended(_ now: WallTime) -> Verdict? {
        switch life {
        case .over(.known(.lost)?, _):
            Verdict(.lost, cause: .endUnseen, evidence: ["nobody saw its end"], since: now, confidence: .certain)
        case .over(let outcome, let reason):
            Verdict(
                .finished,
                cause: .ended,
                evidence: [[outcome?.text, reason?.text].compactMap(\.self).joined(separator: ", ")],
                since: now,
                confidence: .certain
            )
        case .prepared:
            Verdict(
                .starting,
                cause: .notStarted,
                evidence: ["its directory is there, and no process"],
                since: started.at,
                confidence: .certain
            )
        case .unattended:
            Verdict(
                .unknown,
                cause: .unattended,
                evidence: ["neither its agent nor its shim is there"],
                since: heartbeat.at,
                confidence: .certain
            )
        case .alive, .outputHeld: nil
        }
    }

    /// What is older than that tells of another time.
    private func unseen(_ limits: VerdictLimits) -> Verdict? {
        guard heartbeat.span >= limits.heartbeatAfter else { return nil }
        return Verdict(
            .unknown,
            cause: .noHeartbeat,
            evidence: ["no sign of life from its shim for \(Self.text(heartbeat.span))"],
            since: heartbeat.at,
            confidence: .certain
        )
    }

    private var paused: Verdict? {
        guard let pause, life == .alive else { return nil }
        return Verdict(
            .paused,
            cause: pause.by == .known(.budget) ? .budget : .pausedByPerson,
            evidence: [pause.why ?? "nobody said why"],
            since: pause.at,
            confidence: .certain
        )
    }

    private var held: Verdict? {
        switch waitsFor {
        case .room: return stalled(.diskFull, "its recorder waits for room on the disk", .certain)
        case .disk: return stalled(.diskFault, "its recorder waits for the disk", .certain)
        case nil: break
        }
        if processState == UInt8(ascii: "T") || processState == UInt8(ascii: "t") {
            return stalled(.processStopped, "the state of its process is T: a signal has stopped it", .certain)
        }
        guard life == .outputHeld else { return nil }
        let count = processCount == 1 ? "1 process goes on" : "\(processCount) processes go on"
        return Verdict(
            .exitedLingering,
            cause: .outputHeld,
            evidence: ["its process has ended, and \(count) of those that it has started"],
            since: silence.at,
            confidence: .certain
        )
    }

    private func stalled(_ cause: VerdictCause, _ evidence: String, _ confidence: Confidence) -> Verdict {
        Verdict(.stalled, cause: cause, evidence: [evidence], since: silence.at, confidence: confidence)
    }

    // MARK: - What it has said

    private var asking: Verdict? {
        guard let question else { return nil }
        return Verdict(
            question.isForPerson ? .waitingAnswer : .waitingPermission,
            cause: question.isForPerson ? .question : .permission,
            evidence: ["it asks: \(question.subject)"],
            since: question.since.at,
            confidence: question.isSaid ? .certain : .likely
        )
    }

    private func refused(_ limits: VerdictLimits, _ now: WallTime) -> Verdict? {
        if let limit, limit.until > now {
            return Verdict(
                .rateLimited,
                until: limit.until,
                cause: .rateLimit,
                evidence: ["it was told that \(limit.kind.map { "the limit \($0)" } ?? "a limit") is used up"],
                since: limit.since.at,
                confidence: .certain
            )
        }
        guard let apiRetry else { return nil }
        let isOverdue = apiRetry.since.span >= apiRetry.delay + limits.stallAfter
        return Verdict(
            isOverdue ? .stalled : .retryingAPI,
            cause: .retry,
            evidence: [apiRetry.text] + (isOverdue ? ["nothing came of it for \(Self.text(apiRetry.since.span))"] : []),
            since: apiRetry.since.at,
            confidence: isOverdue ? .likely : .certain
        )
    }

    private func compacting(_ limits: VerdictLimits) -> Verdict? {
        guard let compaction else { return nil }
        let isOverdue = compaction.span >= limits.stallAfter
        return Verdict(
            isOverdue ? .stalled : .compacting,
            cause: .compaction,
            evidence: ["it said that it began to, and not that it is done"],
            since: compaction.at,
            confidence: isOverdue ? .likely : .certain
        )
    }

    private func usingTool(_ limits: VerdictLimits) -> Verdict? {
        guard let openTool else { return nil }
        let others = openTool.count > 1 ? ", and \(openTool.count - 1) more" : ""
        let what = openTool.what.map { "\(openTool.name): \($0)" }
        let evidence = [(what ?? "the tool \(openTool.name) has not answered yet") + others] + loadEvidence
        let isOverdue = min(openTool.since.span, silence.span) >= limits.toolAfter && !isBusy(limits)
        return Verdict(
            isOverdue ? .stalled : .toolRunning,
            cause: .openTool,
            evidence: evidence + (isOverdue ? ["no answer for \(Self.text(openTool.since.span))"] : []),
            since: openTool.since.at,
            confidence: isOverdue ? .likely : .certain
        )
    }

    private func lingering(_ limits: VerdictLimits) -> Verdict? {
        guard let turnEnd, min(turnEnd.span, silence.span) >= limits.lingerAfter else { return nil }
        return Verdict(
            .exitedLingering,
            cause: .doneNotEnded,
            evidence: ["it said so \(Self.text(turnEnd.span)) ago, and its process goes on"] + loadEvidence,
            since: turnEnd.at,
            confidence: .likely
        )
    }

    // MARK: - What silence may mean

    private func silent(_ limits: VerdictLimits) -> Verdict {
        if lastOutput == nil, speaksAtOnce { return speechless(limits) }
        guard silence.span >= limits.quietAfter else {
            let evidence = lastOutput == nil ? "it has written nothing yet" : "it has written a moment ago"
            let cause: VerdictCause = lastOutput == nil ? .noOutput : .output
            return Verdict(.working, cause: cause, evidence: [evidence], since: silence.at, confidence: .likely)
        }
        let cause: VerdictCause = isBusy(limits) ? .busyLoop : isTalkative ? .apiSilence : .noOutput
        // A command may have nothing to say for as long as it likes.
        let isStalled = isTalkative && silence.span >= limits.stallAfter
        return Verdict(
            isStalled ? .stalled : .quiet,
            cause: cause,
            evidence: ["no output for \(Self.text(silence.span))"] + loadEvidence,
            since: silence.at,
            confidence: cause == .noOutput ? .guess : .likely
        )
    }

    private func speechless(_ limits: VerdictLimits) -> Verdict {
        let isOverdue = started.span >= limits.startWithin
        return Verdict(
            isOverdue ? .stalled : .starting,
            cause: .noFirstWord,
            evidence: ["not a byte in \(Self.text(started.span)) since it was started"] + loadEvidence,
            since: started.at,
            confidence: isOverdue ? .likely : .certain
        )
    }

    /// Whether it is an agent that would tell what it does.
    private var isTalkative: Bool { speaksAtOnce && isUnderstood }

    /// On a machine where many compute nobody has a core: then it counts that its process would go on at once.
    private func isBusy(_ limits: VerdictLimits) -> Bool {
        guard let loadPercent else { return false }
        let isRunnable = processState == UInt8(ascii: "R")
        return loadPercent >= (isRunnable ? limits.runnablePercent : limits.busyPercent)
    }

    private var loadEvidence: [String] {
        loadPercent.map { ["its processes take \($0) % of a core"] } ?? []
    }

    private static func text(_ span: Duration) -> String { DurationText.write(.seconds(span.components.seconds)) }
}
