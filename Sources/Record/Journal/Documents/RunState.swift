package import Domain
package import JSON

/// `state.json`: how far a run got. Replaced whole at each change of state.
package struct RunState: Document {
    package static let fileName = "state.json"

    package var status: Term<RunStatus>
    package var attempt: Int64
    package var startedAt: WallTime
    package var updatedAt: WallTime
    package var finishedAt: WallTime?
    /// The last sequence that was given out, of any channel.
    package var lastEventSeq: Int64
    package var checkpointSeq: Int64
    package var summary: String?
    package var exitCode: Int64?
    package var outcome: Term<Outcome>?
    package var reason: Term<Reason>?
    package var signal: Int64?
    package var process: ProcessIdentity?
    /// Who takes signals for this run: its keeper, or the recorder where the keeper is gone.
    package var shim: ProcessIdentity?
    /// By which the agent's pipes are found again once nobody of ours holds them.
    package var pipes: PipeInodes?
    /// What the recorder waits for, and the agent with it. Nil: nothing.
    package var waitsFor: Term<RecorderWait>?
    /// The last time for which it was paused, or is. Nil: it never was.
    package var pause: RunPause?
    package var stdoutBytes: Int64
    package var stderrBytes: Int64
    /// Fields of a newer version, kept for it.
    package var others = JSONObject()

    /// The state of a run that is only prepared.
    package init(preparedAt: WallTime, attempt: Int64, checkpointSeq: Int64 = 0, summary: String? = nil) {
        status = .known(.prepared)
        self.attempt = attempt
        startedAt = preparedAt
        updatedAt = preparedAt
        lastEventSeq = 0
        self.checkpointSeq = checkpointSeq
        self.summary = summary
        stdoutBytes = 0
        stderrBytes = 0
    }

    package init(_ fields: Fields) throws(FieldError) {
        status = try fields.required("status", .term())
        attempt = try fields.required("attempt", .integer)
        startedAt = try fields.required("startedAt", .time)
        updatedAt = try fields.required("updatedAt", .time)
        finishedAt = try fields.optional("finishedAt", .time)
        lastEventSeq = try fields.optional("lastEventSeq", .count) ?? 0
        checkpointSeq = try fields.optional("checkpointSeq", .count) ?? 0
        summary = try fields.optional("summary", .text)
        exitCode = try fields.optional("exitCode", .integer)
        outcome = try fields.optional("outcome", .term())
        reason = try fields.optional("reason", .term())
        signal = try fields.optional("signal", .integer)
        if let process = try fields.optional("process", .fields) { self.process = try ProcessIdentity(process) }
        if let shim = try fields.optional("shim", .fields) { self.shim = try ProcessIdentity(shim) }
        if let pipes = try fields.optional("pipes", .fields) { self.pipes = try PipeInodes(pipes) }
        waitsFor = try fields.optional("waitsFor", .term())
        if let pause = try fields.optional("pause", .fields) { self.pause = try RunPause(pause) }
        stdoutBytes = try fields.optional("stdoutBytes", .count) ?? 0
        stderrBytes = try fields.optional("stderrBytes", .count) ?? 0
        others = fields.others(than: Self.keys)
    }

    package var isOver: Bool {
        guard case .known(let status) = status else { return finishedAt != nil }
        return status.isOver
    }

    /// Whether it is paused now.
    package var isPaused: Bool { !isOver && pause?.isOver == false }

    /// The state with the given changes; what the patch leaves out keeps its value.
    package func patched(_ patch: RunStatePatch) -> RunState {
        var state = self
        state.status = patch.status.map { .known($0) } ?? status
        state.updatedAt = patch.updatedAt ?? updatedAt
        state.finishedAt = patch.finishedAt ?? finishedAt
        state.lastEventSeq = patch.lastEventSeq ?? lastEventSeq
        state.checkpointSeq = patch.checkpointSeq ?? checkpointSeq
        state.summary = patch.summary ?? summary
        state.exitCode = patch.exitCode ?? exitCode
        state.outcome = patch.outcome.map { .known($0) } ?? outcome
        state.reason = patch.reason.map { .known($0) } ?? reason
        state.signal = patch.signal ?? signal
        state.process = patch.process ?? process
        state.shim = patch.shim ?? shim
        state.pipes = patch.pipes ?? pipes
        switch patch.waitsFor {
        case nil: break
        case .nothing: state.waitsFor = nil
        case .wait(let wait): state.waitsFor = .known(wait)
        }
        state.pause = patch.pause ?? pause
        state.stdoutBytes = patch.stdoutBytes ?? stdoutBytes
        state.stderrBytes = patch.stderrBytes ?? stderrBytes
        return state
    }

    package var json: JSONObject {
        var list = FieldList()
        list.add("status", status)
        list.add("attempt", attempt)
        list.add("startedAt", startedAt)
        list.add("updatedAt", updatedAt)
        list.add("finishedAt", finishedAt)
        list.add("lastEventSeq", lastEventSeq)
        list.add("checkpointSeq", checkpointSeq)
        list.add("summary", summary)
        list.add("exitCode", exitCode)
        list.add("outcome", outcome)
        list.add("reason", reason)
        list.add("signal", signal)
        list.add("process", process?.json)
        list.add("shim", shim?.json)
        list.add("pipes", pipes?.json)
        list.add("waitsFor", waitsFor)
        list.add("pause", pause?.json)
        list.add("stdoutBytes", stdoutBytes)
        list.add("stderrBytes", stderrBytes)
        list.add(others: others)
        return list.object
    }

    private static let keys = [
        "status", "attempt", "startedAt", "updatedAt", "finishedAt", "lastEventSeq", "checkpointSeq", "summary",
        "exitCode", "outcome", "reason", "signal", "process", "shim", "pipes", "waitsFor", "pause", "stdoutBytes",
        "stderrBytes",
    ]
}
