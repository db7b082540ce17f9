package import Domain

/// A transcript that was imported: a session, a task and a run of its own, since whoever asks asks for these.
package struct ImportRow: Hashable, Sendable {
    package var id: String
    package var session: String
    /// Of all files of one conversation the same.
    package var task: String
    package var agent: String
    package var path: String
    package var began: WallTime
    package var ended: WallTime
    package var conversation: String?
    package var model: String?
    package var title: String?
    package var folder: String?
    package var branch: String?
    package var agentVersion: String?

    package init(
        id: String,
        session: String,
        task: String,
        agent: String,
        path: String,
        began: WallTime,
        ended: WallTime
    ) {
        self.id = id
        self.session = session
        self.task = task
        self.agent = agent
        self.path = path
        self.began = began
        self.ended = ended
    }
}

extension IndexRows {
    package func put(_ row: ImportRow) throws(StoreError) {
        try connection.run(
            """
            INSERT INTO coordinator_sessions(session_id, kind, started_at, ended_at, exit_reason, git_branch,
                tool_version) VALUES(?, 'import', ?, ?, 'normal', ?, ?)
            ON CONFLICT(session_id) DO UPDATE SET started_at = excluded.started_at, ended_at = excluded.ended_at,
                git_branch = excluded.git_branch, tool_version = excluded.tool_version
            """,
            row.session,
            row.began,
            row.ended,
            row.branch,
            row.agentVersion
        )
        try ensureTask(row.task, from: row.began, source: "import")
        try connection.run(
            """
            INSERT INTO worker_sessions(worker_id, session_id, task_id, spawned_at, completed_at, status,
                worktree_path, branch_name, log_file, agent, conversation, first_model, title)
            VALUES(?, ?, ?, ?, ?, 'completed', ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT(worker_id) DO UPDATE SET spawned_at = excluded.spawned_at,
                completed_at = excluded.completed_at, worktree_path = excluded.worktree_path,
                branch_name = excluded.branch_name, log_file = excluded.log_file,
                conversation = excluded.conversation, first_model = excluded.first_model, title = excluded.title
            """,
            row.id,
            row.session,
            row.task,
            row.began,
            row.ended,
            row.folder,
            row.branch,
            row.path,
            row.agent,
            row.conversation,
            row.model,
            row.title
        )
        try settleImport(row.task)
    }

    /// The task is what its files make of it, in whatever order they are read.
    private func settleImport(_ task: String) throws(StoreError) {
        try connection.run(
            """
            UPDATE tasks SET source = 'import', status = 'completed', detected_at = w.began, started_at = w.began,
                completed_at = w.ended, title = w.title, session_id = w.session_id
            FROM (
                SELECT min(spawned_at) AS began, max(completed_at) AS ended,
                    (SELECT title FROM worker_sessions WHERE task_id = ?1 AND title IS NOT NULL
                        ORDER BY spawned_at, worker_id LIMIT 1) AS title,
                    (SELECT session_id FROM worker_sessions WHERE task_id = ?1 ORDER BY spawned_at, worker_id LIMIT 1)
                        AS session_id
                FROM worker_sessions WHERE task_id = ?1
            ) w WHERE tasks.task_id = ?1
            """,
            task
        )
    }

    /// Takes out what the index holds of a file that was written anew, but for what its responses took: that was spent.
    package func forgetEvents(of run: String) throws(StoreError) {
        try connection.run("DELETE FROM run_events WHERE worker_id = ? AND origin = 'agent'", run)
    }
}
