package import Domain
import JSON

/// Rows that several files tell of. What stands in them in the end must not depend on which was read first: a rebuild
/// reads them in another order than they were written in.
extension IndexRows {
    /// Notes a line that tells what has changed about a task or a run, and brings its row up to date.
    package func change(_ line: SessionLine, type: String, of table: MergedTable) throws(StoreError) {
        guard let id = line.data[table.key]?.stringValue else { return }
        let isLast = try isLast(line, type: type, of: id)
        try insertChange(line, type: type, subject: id)
        if isLast { try merge(line, into: table) } else { try fold(table, id, type: type) }
        guard table == .workers else { return }
        try settleWorker(id)
        try removeUnusedTask()
    }

    /// Whether lines of the same kind are there, and all of them older.
    private func isLast(_ line: SessionLine, type: String, of id: String) throws(StoreError) -> Bool {
        let last = try connection.first(
            """
            SELECT timestamp, session_id, sequence FROM changes WHERE subject_id = ? AND type = ?
            ORDER BY timestamp DESC, session_id DESC, sequence DESC LIMIT 1
            """,
            id,
            type
        ) { row in (row.text(0) ?? "", row.text(1) ?? "", row.integer(2) ?? 0) }
        guard let last else { return false }
        return last < (line.at.iso, line.session.text, line.sequence)
    }

    /// Makes the row anew from all lines that tell of it, in the order in which they were written.
    private func fold(_ table: MergedTable, _ id: String, type: String) throws(StoreError) {
        let lines = try connection.rows(
            """
            SELECT session_id, sequence, timestamp, data FROM changes WHERE subject_id = ? AND type = ?
            ORDER BY timestamp, session_id, sequence
            """,
            id,
            type
        ) { row in SessionLine(storedIn: row) }.compactMap(\.self)
        guard let first = lines.first else { return }
        let resets = table.columns.map { column in
            (column.name, column.name == table.beginning ? Value.text(first.at.iso) : column.substitute)
        }
        if table == .workers { try ensureTask(Self.unknownTask, from: first.at) }
        try connection.insert(
            [.text(id), .text(first.session.text)] + resets.map(\.1),
            as: [table.key, "session_id"] + resets.map(\.0),
            into: table.name,
            replacing: (key: table.key, columns: ["session_id"] + resets.map(\.0))
        )
        for line in lines { try merge(line, into: table) }
    }

    /// What the run directory says counts before what a session says of the run.
    package func settleWorker(_ run: String) throws(StoreError) {
        try connection.run(
            """
            UPDATE worker_sessions SET task_id = r.task_id, worker = coalesce(r.worker, worker_sessions.worker),
                spawned_at = coalesce(r.started_at, r.created_at),
                completed_at = iif(r.outcome = 'completed', r.finished_at, NULL),
                failed_at = iif(r.outcome <> 'completed', r.finished_at, NULL),
                pid = coalesce(r.pid, worker_sessions.pid),
                status = CASE WHEN r.outcome = 'completed' THEN 'completed' WHEN r.finished_at IS NOT NULL THEN 'failed'
                    WHEN r.started_at IS NOT NULL AND r.status = 'running' THEN 'running' ELSE 'spawned' END,
                exit_code = r.exit_code, failure_reason = iif(r.outcome <> 'completed', r.reason, NULL),
                worktree_path = coalesce(r.worktree, worker_sessions.worktree_path), agent = r.worker_kind,
                prompt_file = r.directory || '/prompt.txt', log_file = r.directory || '/stdout.log'
            FROM runs r WHERE r.run_id = worker_sessions.worker_id AND r.run_id = ?
            """,
            run
        )
    }

    /// A run that only its directory tells of.
    package func ensureWorker(_ run: String, of task: String, from time: WallTime) throws(StoreError) {
        try connection.run(
            """
            INSERT INTO worker_sessions(worker_id, task_id, spawned_at, status) VALUES(?, ?, ?, 'spawned')
            ON CONFLICT(worker_id) DO NOTHING
            """,
            run,
            task,
            time
        )
    }

    /// A worker of which a log says no more than that it was there. It is over as the log is.
    package func ensureLogged(_ worker: String, of task: String?, at time: WallTime) throws(StoreError) {
        try ensureTask(task ?? Self.unknownTask, from: time, source: "import")
        try connection.run(
            """
            INSERT INTO worker_sessions(worker_id, task_id, spawned_at, status) VALUES(?, ?, ?, 'completed')
            ON CONFLICT(worker_id) DO UPDATE SET spawned_at = min(spawned_at, excluded.spawned_at)
            WHERE NOT EXISTS(SELECT 1 FROM runs WHERE run_id = excluded.worker_id)
                AND NOT EXISTS(SELECT 1 FROM changes WHERE subject_id = excluded.worker_id AND type = 'worker_changed')
            """,
            worker,
            task ?? Self.unknownTask,
            time
        )
        try removeUnusedTask()
    }

    /// What a worker has cost is its task's, also where it becomes known only now which that is.
    package func settleCosts(of worker: String) throws(StoreError) {
        let tasks = try connection.rows(
            """
            SELECT DISTINCT u.task_id, w.task_id FROM usage_rollups u JOIN worker_sessions w USING(worker_id)
            WHERE u.worker_id = ? AND u.task_id <> w.task_id
            """,
            worker
        ) { row in [row.text(0) ?? "", row.text(1) ?? ""] }.flatMap(\.self)
        guard let task = tasks.last else { return }
        try connection.run("UPDATE usage_rollups SET task_id = ? WHERE worker_id = ?", task, worker)
        for task in Set(tasks) {
            try connection.run(
                """
                UPDATE tasks SET estimated_cost_nanodollars = (
                    SELECT coalesce(sum(estimated_cost_nanodollars), 0) FROM usage_rollups WHERE task_id = ?1
                ) WHERE task_id = ?1
                """,
                task
            )
        }
    }

    /// A task that no session tells of is what its runs make of it: asked for by the first, and as the last left it.
    package func settleTask(_ task: String) throws(StoreError) {
        try connection.run(
            """
            UPDATE tasks SET detected_at = first.created_at, title = coalesce(first.prompt_summary, first.command),
                source = 'run', started_at = first.started_at, status = CASE last.status
                    WHEN 'prepared' THEN 'assigned' WHEN 'running' THEN 'active' WHEN 'completed' THEN 'completed'
                    WHEN 'blocked' THEN 'blocked' ELSE 'failed' END,
                completed_at = iif(last.status = 'completed', last.finished_at, NULL),
                failed_at = iif(last.status NOT IN ('completed', 'running', 'prepared'), last.finished_at, NULL),
                failure_reason = iif(last.status NOT IN ('completed', 'running', 'prepared'), last.reason, NULL)
            FROM (SELECT * FROM runs WHERE task_id = ?1 ORDER BY created_at, run_id LIMIT 1) first,
                (SELECT * FROM runs WHERE task_id = ?1 ORDER BY created_at DESC, run_id DESC LIMIT 1) last
            WHERE tasks.task_id = ?1
                AND NOT EXISTS(SELECT 1 FROM changes WHERE subject_id = ?1 AND type = 'task_changed')
            """,
            task
        )
    }

    /// Steps are what their runs are, and are called what the last of them calls them. `name` and `kind` are what this
    /// run does.
    package func settleStep(
        _ step: String,
        of task: String,
        name: String,
        kind: String,
        by run: String
    ) throws(StoreError) {
        try connection.run(
            """
            INSERT INTO steps(task_id, step_id, step_name, step_kind, attempts, status, last_run_id, started_at,
                finished_at)
            SELECT ?1, ?2, ?3, ?4, max(attempt), last.status, last.run_id, min(runs.started_at), last.finished_at
            FROM runs, (
                SELECT run_id, status, finished_at FROM runs WHERE task_id = ?1 AND step_id = ?2
                ORDER BY created_at DESC, run_id DESC LIMIT 1
            ) last
            WHERE task_id = ?1 AND step_id = ?2
            ON CONFLICT(task_id, step_id) DO UPDATE SET attempts = excluded.attempts, status = excluded.status,
                last_run_id = excluded.last_run_id, started_at = excluded.started_at,
                finished_at = excluded.finished_at,
                step_name = iif(excluded.last_run_id = ?5, excluded.step_name, step_name),
                step_kind = iif(excluded.last_run_id = ?5, excluded.step_kind, step_kind)
            """,
            task,
            step,
            name,
            kind,
            run
        )
    }

    /// Stood for a task until one was named.
    package func removeUnusedTask() throws(StoreError) {
        try connection.run(
            """
            DELETE FROM tasks WHERE task_id = 'unknown'
                AND NOT EXISTS(SELECT 1 FROM worker_sessions WHERE task_id = 'unknown')
                AND NOT EXISTS(SELECT 1 FROM worktree_operations WHERE task_id = 'unknown')
            """
        )
    }
}
