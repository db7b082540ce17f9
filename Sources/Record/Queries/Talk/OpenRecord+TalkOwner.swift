import Domain
import Store

extension OpenRecord {
    /// How many names are told where there are several.
    private static let namesMax = 64

    /// The run or conversation of that name, of a task its newest run; else the one whose name begins so.
    package func talkOwner(named name: String) throws(QueriesError) -> TalkFinding {
        for column in ["worker_id", "task_id", "conversation"] {
            if let owner = try owner(where: "\(column) = ?", name) { return .found(owner) }
        }
        let names = try inStore { () throws(StoreError) in
            try index.rows(Self.names, name, Self.namesMax) { $0.text(0) ?? "" }
        }
        if names.count > 1 { return .several(names) }
        guard let only = names.first else { return .none(known: try known()) }
        for column in ["worker_id", "task_id", "conversation"] {
            if let owner = try owner(where: "\(column) = ?", only) { return .found(owner) }
        }
        return .none(known: try known())
    }

    package func talkOwner(ofRun run: String) throws(QueriesError) -> TalkOwner? {
        try owner(where: "worker_id = ?", run)
    }

    /// The run before this one in its task.
    package func talkOwner(before owner: TalkOwner) throws(QueriesError) -> TalkOwner? {
        try self.owner(
            where: """
                task_id = (SELECT task_id FROM worker_sessions WHERE worker_id = ?1)
                AND (spawned_at, worker_id) < (SELECT spawned_at, worker_id FROM worker_sessions WHERE worker_id = ?1)
                """,
            owner.worker
        )
    }

    private func owner(where condition: String, _ name: String) throws(QueriesError) -> TalkOwner? {
        try inStore { () throws(StoreError) in
            try index.first(
                """
                SELECT worker_id, worker_sessions.task_id, agent, conversation, worker_sessions.status, spawned_at,
                    runs.directory
                FROM worker_sessions LEFT JOIN runs ON run_id = worker_id
                WHERE worker_sessions.\(condition) ORDER BY spawned_at DESC, worker_id DESC LIMIT 1
                """,
                name
            ) { row in
                TalkOwner(
                    worker: row.text(0) ?? "",
                    task: row.text(1) ?? "",
                    agent: row.text(2),
                    conversation: row.text(3),
                    status: row.text(4) ?? "",
                    startedAt: row.text(5).flatMap(WallTime.read),
                    directory: row.text(6)
                )
            }
        }
    }

    private func known() throws(QueriesError) -> [String] {
        try inStore { () throws(StoreError) in
            try index.rows(
                "SELECT DISTINCT task_id FROM worker_sessions ORDER BY spawned_at DESC LIMIT ?",
                Self.namesMax
            ) { $0.text(0) ?? "" }
        }
    }

    /// The names that begin so; a run is named by itself, and not by its task or conversation as well.
    private static let names = """
        SELECT name FROM (
            SELECT worker_id AS name FROM worker_sessions
            UNION SELECT task_id FROM worker_sessions
            UNION SELECT conversation FROM worker_sessions WHERE conversation IS NOT NULL
        ) WHERE substr(name, 1, length(?1)) = ?1 ORDER BY name LIMIT ?2
        """
}
