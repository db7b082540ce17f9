import Domain
import JSON
import Store

/// Reads what happened to one task, kind by kind.
struct TimelineParts {
    let record: OpenRecord
    let task: RecordedTask
    let window: TimeWindow
    let limit: Int

    func entries(of kind: TimelineEntry.Kind) throws(QueriesError) -> [TimelineEntry] {
        switch kind {
        case .trigger: try triggers()
        case .task: try changes("task_changed", of: .task)
        case .alert: try changes("alert", of: .alert)
        case .decision: try decisions()
        case .run: try runs()
        case .checkpoint: try checkpoints()
        case .event: try events(.roost, as: .event)
        case .agent: try events(.agent, as: .agent)
        case .call: try calls()
        case .tool: try tools()
        case .worktree: try worktrees()
        }
    }

    private func triggers() throws(QueriesError) -> [TimelineEntry] {
        var filter = RecordedTrigger.Filter()
        filter.task = task.id
        filter.window = window
        return try record.triggers(filter, isNewestFirst: false, limit: limit).rows.map(TimelineEntry.init)
    }

    private func decisions() throws(QueriesError) -> [TimelineEntry] {
        var filter = RecordedDecision.Filter()
        filter.context = task.id
        filter.window = window
        filter.order = .oldest
        var found = try record.decisions(filter, limit: limit).rows
        found += try record.decisions(mentioning: task.id, in: task.life(within: window), limit: limit).rows
        for run in try record.runs(ofTask: task.id).rows {
            filter.context = run.id
            found += try record.decisions(filter, limit: limit).rows
        }
        return found.sorted { $0.at < $1.at }.map(TimelineEntry.init)
    }

    private func worktrees() throws(QueriesError) -> [TimelineEntry] {
        var filter = WorktreeOperation.Filter()
        filter.task = task.id
        filter.window = window
        return try record.worktreeOperations(filter, isNewestFirst: false, limit: limit).rows.map(TimelineEntry.init)
    }

    private func runs() throws(QueriesError) -> [TimelineEntry] {
        try record.runs(ofTask: task.id, limit: limit).rows.flatMap { run in
            [TimelineEntry(startOf: run)] + [TimelineEntry(endOf: run)].compactMap { $0 }
        }.filter { window.contains($0.at) }
    }

    /// None where what was said is not asked for, or is not there.
    private func tools() throws(QueriesError) -> [TimelineEntry] {
        guard record.hasConversations else { return [] }
        var found: [TimelineEntry] = []
        for run in try record.runs(ofTask: task.id, limit: limit).rows {
            let used = try record.usedTools(ofRun: run.id, in: window, limit: limit)
            found += used.map { TimelineEntry($0, ofRun: run.id) }
        }
        return found
    }

    private func events(
        _ origin: RecordedEvent.Origin,
        as kind: TimelineEntry.Kind
    ) throws(QueriesError) -> [TimelineEntry] {
        var filter = RecordedEvent.Filter()
        filter.task = task.id
        filter.origin = origin
        filter.window = window
        return try record.events(filter, isNewestFirst: false, limit: limit).rows.map { event in
            TimelineEntry(event, as: kind)
        }
    }

    private func checkpoints() throws(QueriesError) -> [TimelineEntry] {
        var selection = Selection(
            "c.created_at, c.run_id, c.sequence, c.files, c.commit_hash, c.ref, c.branch, c.summary_hint",
            from: "worker_sessions w JOIN checkpoints c ON c.run_id = w.worker_id",
            by: "c.created_at, c.sequence"
        )
        selection.require("w.task_id = ?", task.id)
        selection.require("c.created_at", in: window)
        return try selection.bounded(limit: limit, on: record.index) { row in
            let files = row.integer(3) ?? 0
            let hint = row.text(7).map { ": \($0)" } ?? ""
            return TimelineEntry(
                at: row.time(0),
                kind: .checkpoint,
                run: row.text(1),
                name: "checkpoint \(row.integer(2) ?? 0)",
                text: "\(files) \(files == 1 ? "file" : "files") changed" + hint,
                details: [
                    "commit": JSONValue(row.text(4)), "ref": JSONValue(row.text(5)), "branch": JSONValue(row.text(6)),
                    "files": .integer(files),
                ]
            )
        }.rows
    }

    private func changes(_ type: String, of kind: TimelineEntry.Kind) throws(QueriesError) -> [TimelineEntry] {
        var selection = Selection(
            "timestamp, level, \(AnswerLimits.cut("message")), \(AnswerLimits.cut("data"))",
            from: "changes",
            by: "timestamp, change_id"
        )
        selection.require("subject_id = ?", task.id)
        selection.require("type = ?", type)
        selection.require("timestamp", in: window)
        return try selection.bounded(limit: limit, on: record.index) { row in
            TimelineEntry(
                changeAt: row.time(0),
                as: kind,
                level: row.word(1),
                message: row.word(2),
                data: row.json(3)
            )
        }.rows
    }

    private func calls() throws(QueriesError) -> [TimelineEntry] {
        let columns = """
            c.timestamp, c.worker_id, c.model, c.tokens_input, c.tokens_output, c.tokens_cached_read,
            c.tokens_cached_write, c.estimated_cost_nanodollars, c.time_to_first_token_ms, c.duration_ms, c.success,
            c.error_code, c.error_message, c.tokens_total
            """
        var selection = Selection(
            columns,
            from: "worker_sessions w JOIN api_calls c ON c.worker_id = w.worker_id",
            by: "c.timestamp, c.call_id"
        )
        selection.require("w.task_id = ?", task.id)
        selection.require("c.timestamp", in: window)
        return try selection.bounded(limit: limit, on: record.index) { row in
            TimelineEntry(call: row)
        }.rows
    }
}
