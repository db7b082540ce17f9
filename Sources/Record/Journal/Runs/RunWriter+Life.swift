package import Domain
import JSON
package import Platform

/// The order in which the events of a run come, and the states that go with them.
extension RunWriter {
    /// The agent is about to run. After an error it may be called again: what was recorded is not recorded twice.
    package mutating func start() throws(JournalError) {
        let now = clock.now().wall.truncatedToMilliseconds
        if !words.hasStarted { try recordStart(at: now) }
        var patch = RunStatePatch()
        patch.status = .running
        patch.updatedAt = now
        try change(patch)
    }

    /// The run is over: its last events, its last state and its result.
    ///
    /// After an error it may be called again, by a later writer too: what was recorded is not recorded twice. An
    /// outcome other than the one that stands in the journal is refused.
    @discardableResult
    package mutating func end(
        _ execution: SaidOutcome,
        reason: Reason?,
        signal: Signal? = nil
    ) throws(JournalError) -> RunResult {
        precondition(
            reason.map { $0.outcomes.contains(execution.outcome) } ?? (execution.outcome == .prepared),
            "an outcome has a reason that can bring it about; what is only prepared has none"
        )
        guard recordedOutcome == nil || recordedOutcome == execution.outcome else { throw .ended(paths.directory) }
        if execution.outcome == .prepared, !words.wasDeferred { try recordDeferral() }
        if !words.hasExited { try recordExit(execution) }
        let finishedAt = words.finishedAt ?? clock.now().wall.truncatedToMilliseconds
        if recordedOutcome == nil { try recordOutcome(execution, at: finishedAt) }
        var patch = RunStatePatch()
        patch.status = execution.outcome.status
        patch.updatedAt = finishedAt
        patch.finishedAt = finishedAt
        patch.summary = execution.summary
        patch.exitCode = execution.exitCode
        patch.outcome = execution.outcome
        patch.reason = reason
        patch.signal = signal.map { Int64($0.number) }
        try change(patch)
        return try writeResult(execution, reason, finishedAt)
    }

    private mutating func recordStart(at now: WallTime) throws(JournalError) {
        var data = FieldList()
        data.add("stepKind", metadata.stepKind)
        data.add("timeoutSec", metadata.timeoutSeconds)
        data.add("worktreePath", metadata.worktreePath)
        try record(
            .workerStarted,
            .info,
            "Worker runner opened execution scope for \(metadata.workerKind) step \(metadata.step).",
            data: data.object,
            createdAt: now
        )
    }

    private mutating func recordDeferral() throws(JournalError) {
        var data = FieldList()
        data.add("deferredFeatures", checkpoint.deferredFeatures)
        data.add("nextCheckpointSeq", checkpoint.nextSeq)
        try record(
            .workerExecutionDeferred,
            .info,
            "Real \(metadata.workerKind) execution is intentionally deferred in T-005.",
            data: data.object
        )
    }

    private mutating func recordExit(_ execution: SaidOutcome) throws(JournalError) {
        var data = FieldList()
        data.add("exitCode", execution.exitCode)
        data.add("outcome", execution.outcome.rawValue)
        try record(
            .workerExited,
            execution.exitCode == 0 ? .info : .error,
            "Worker runner closed execution scope with outcome \(execution.outcome.rawValue).",
            data: data.object
        )
    }

    private mutating func recordOutcome(
        _ execution: SaidOutcome,
        at finishedAt: WallTime
    ) throws(JournalError) {
        try record(
            execution.outcome.terminalEvent,
            execution.outcome.level,
            execution.summary,
            data: terminalData(execution),
            createdAt: finishedAt
        )
    }

    private func terminalData(_ execution: SaidOutcome) -> JSONObject {
        var data = FieldList()
        data.add("ok", execution.ok)
        data.add("blocked", execution.blocked)
        data.add("needsHuman", execution.needsHuman)
        data.add("exitCode", execution.exitCode)
        return data.object
    }

    private func writeResult(
        _ execution: SaidOutcome,
        _ reason: Reason?,
        _ finishedAt: WallTime
    ) throws(JournalError) -> RunResult {
        let result = RunResult(
            metadata: metadata,
            state: state,
            execution: execution,
            reason: reason,
            startedAt: state.startedAt,
            finishedAt: finishedAt,
            paths: paths,
            summary: summary,
            checkpoint: checkpoint,
            checkpointCount: checkpoint.lastSeq - (checkpoint.resumeFromSeq ?? 0)
        )
        try onDisk { () throws(PlatformError) in
            try disk.replaceFile(paths.result, with: result.bytes)
        }
        return result
    }
}
