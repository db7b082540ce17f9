extension IndexRows {
    /// Takes the place of what the index knew of the run.
    package func put(_ run: RunRow) throws(StoreError) {
        try connection.run(
            """
            INSERT OR REPLACE INTO runs(run_id, task_id, step_id, worker_kind, attempt, status, created_at, repository,
                directory, outcome, reason, summary, exit_code, signal, started_at, finished_at, command,
                prompt_summary, model, agent_version, roost_version, stdout_bytes, stderr_bytes, last_sequence,
                checkpoint_mode, checkpoint_count, needs_human, worktree, worker, pid, archive)
            VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            run.id,
            run.task,
            run.step,
            run.workerKind,
            run.attempt,
            run.status,
            run.createdAt,
            run.repository,
            run.directory,
            run.outcome,
            run.reason,
            run.summary,
            run.exitCode,
            run.signal,
            run.startedAt,
            run.finishedAt,
            run.command,
            run.promptSummary,
            run.model,
            run.agentVersion,
            run.roostVersion,
            run.stdoutBytes,
            run.stderrBytes,
            run.lastSequence,
            run.checkpointMode,
            run.checkpointCount,
            run.needsHuman,
            run.worktree,
            run.worker,
            run.pid,
            run.archive
        )
    }

    package func put(_ step: StepRow) throws(StoreError) {
        try connection.run(
            "INSERT OR REPLACE INTO steps VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?)",
            step.task,
            step.id,
            step.name,
            step.kind,
            step.attempts,
            step.status,
            step.lastRun,
            step.startedAt,
            step.finishedAt
        )
    }

    /// A checkpoint never changes: one that is there already is left as it is.
    package func insert(_ checkpoint: CheckpointRow) throws(StoreError) {
        try connection.run(
            """
            INSERT INTO checkpoints(checkpoint_id, run_id, sequence, created_at, ref, commit_hash, base_commit_hash,
                branch, files, patch_bytes, left_out_count, summary_hint)
            VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING
            """,
            RowPlace(of: checkpoint.run).row(checkpoint.sequence),
            checkpoint.run,
            checkpoint.sequence,
            checkpoint.createdAt,
            checkpoint.ref,
            checkpoint.commit,
            checkpoint.baseCommit,
            checkpoint.branch,
            checkpoint.files,
            checkpoint.patchBytes,
            checkpoint.leftOutCount,
            checkpoint.summaryHint
        )
    }

    package func put(_ price: StoredPrice) throws(StoreError) {
        try connection.run(
            "INSERT OR REPLACE INTO prices VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            price.model,
            price.effectiveFrom,
            price.promptTokensAbove,
            price.input,
            price.output,
            price.cachedRead,
            price.cachedWrite5m,
            price.cachedWrite1h,
            price.terms,
            price.origin
        )
    }
}
