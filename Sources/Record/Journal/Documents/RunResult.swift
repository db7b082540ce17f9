package import Domain
package import JSON

/// `result.json`: the envelope of a run that has ended.
package struct RunResult: Document {
    package static let fileName = "result.json"

    package let metadata: RunMetadata
    package let state: RunState
    package let execution: SaidOutcome
    /// A run that was only prepared has none.
    package let reason: Term<Reason>?
    package let startedAt: WallTime
    package let finishedAt: WallTime
    package let paths: RunPaths
    package let summary: LogSummary
    package let checkpoint: CheckpointState
    package let checkpointCount: Int64

    package init(
        metadata: RunMetadata,
        state: RunState,
        execution: SaidOutcome,
        reason: Reason?,
        startedAt: WallTime,
        finishedAt: WallTime,
        paths: RunPaths,
        summary: LogSummary,
        checkpoint: CheckpointState,
        checkpointCount: Int64
    ) {
        self.metadata = metadata
        self.state = state
        self.execution = execution
        self.reason = reason.map { .known($0) }
        self.startedAt = startedAt
        self.finishedAt = finishedAt
        self.paths = paths
        self.summary = summary
        self.checkpoint = checkpoint
        self.checkpointCount = checkpointCount
    }

    package init(_ fields: Fields) throws(FieldError) {
        metadata = try RunMetadata(try fields.required("metadata", .fields))
        state = try RunState(try fields.required("state", .fields))
        execution = try SaidOutcome(fields)
        reason = try fields.optional("reason", .term())
        startedAt = try fields.required("startedAt", .time)
        finishedAt = try fields.required("finishedAt", .time)
        paths = RunPaths(directory: try fields.required("logPaths", .fields).required("runDir", .text))
        summary = try LogSummary(try fields.required("logSummary", .fields))
        checkpoint = try CheckpointState(try fields.required("checkpoint", .fields))
        checkpointCount = try fields.required("metrics", .fields).required("checkpointCount", .integer)
    }

    /// Never negative: the wall clock may have been set back in between.
    package var durationMilliseconds: Int64 {
        max(0, (finishedAt.nanoseconds - startedAt.nanoseconds) / 1_000_000)
    }

    package var json: JSONObject {
        var list = FieldList()
        list.add("layoutVersion", metadata.layoutVersion)
        list.add("ok", execution.ok)
        list.add("outcome", execution.outcome.rawValue)
        list.add("reason", reason)
        list.add("summary", execution.summary)
        list.add("needsHuman", execution.needsHuman)
        list.add("blocked", execution.blocked)
        list.add("taskId", metadata.task)
        list.add("stepId", metadata.step)
        list.add("runId", metadata.run)
        list.add("attempt", metadata.attempt)
        list.add("workerKind", metadata.workerKind)
        list.add("startedAt", startedAt)
        list.add("finishedAt", finishedAt)
        list.add("durationMs", durationMilliseconds)
        list.add("metadata", metadata.json)
        list.add("state", state.json)
        list.add("logPaths", paths.json)
        list.add("logSummary", summary.json)
        list.add("checkpoint", checkpoint.json)
        list.add("artifacts", Artifact.merged(of: paths, with: execution.artifacts).map(\.json))
        list.add("suggestedFollowup", execution.followups.map(\.json))
        list.add("metrics", metrics)
        return list.object
    }

    private var metrics: JSONObject {
        var list = FieldList()
        list.add("durationMs", durationMilliseconds)
        list.add("lifecycleEventCount", summary.lifecycleEventCount)
        list.add("stdoutChunkCount", summary.stdoutChunkCount)
        list.add("stderrChunkCount", summary.stderrChunkCount)
        list.add("checkpointCount", checkpointCount)
        return list.object
    }
}
