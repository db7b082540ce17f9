/// The statements behind the costs. What responses took is read from the sums of quarters of an hour; only at the ends
/// of the time, and for what agents report, are responses themselves read, through their indexes.
struct CostStatement {
    /// Whether only one task is asked about: its id is then the ninth place, behind those of the `UsageSpan`.
    let isOfOneTask: Bool

    /// A row for each group, and a last one, whose first column is 1, for all of them; of days only that, since they
    /// have times of their own.
    func text(by grouping: CostGrouping) -> String {
        switch grouping {
        case .task: byRun(key: "u.task_id", title: "t.title", joining: "LEFT JOIN tasks t USING(task_id)")
        case .model: "\(used) \(group(key: "u.model", runs: runs, of: "used u")) UNION ALL \(whole(runs, of: "used u"))"
        case .worker:
            byRun(
                key: "w.worker",
                title: "CASE WHEN w.worker IS NULL THEN w.agent END",
                joining: "JOIN worker_sessions w USING(worker_id)"
            )
        case .agent:
            byRun(
                key: "coalesce(w.agent, r.worker_kind)",
                joining: "JOIN worker_sessions w USING(worker_id) LEFT JOIN runs r ON r.run_id = u.worker_id"
            )
        case .outcome:
            byRun(
                key: "CASE WHEN s.kind = 'import' THEN 'imported' ELSE coalesce(r.outcome, r.status, 'running') END",
                joining: """
                    JOIN worker_sessions w USING(worker_id) LEFT JOIN coordinator_sessions s USING(session_id)
                    LEFT JOIN runs r ON r.run_id = u.worker_id
                    """
            )
        case .day: total
        }
    }

    var total: String { "\(used) \(whole(runs, of: "used u"))" }

    /// The first and the last quarter of an hour of a time in which there were responses.
    static let extent = """
        SELECT (SELECT min(quarter) FROM usage_rollups WHERE quarter >= ?1 AND quarter <= ?2),
            (SELECT max(quarter) FROM usage_rollups WHERE quarter >= ?1 AND quarter <= ?2)
        """

    /// What is put together by something that a run has is first put together run by run, so that other tables are
    /// asked once for each.
    private func byRun(key: String, title: String = "NULL", joining tables: String) -> String {
        let sums = Self.columns.map { "sum(\($0)) AS \($0)" }.joined(separator: ", ")
        return """
            \(used), by_run AS MATERIALIZED (
                SELECT worker_id, min(task_id) AS task_id, \(sums) FROM used GROUP BY worker_id
            )
            \(group(key: key, title: title, runs: "count(*)", of: "by_run u \(tables)"))
            UNION ALL \(whole("count(*)", of: "by_run"))
            """
    }

    private func group(key: String, title: String = "NULL", runs: String, of source: String) -> String {
        "SELECT 0, \(key), \(title), \(runs), \(Self.sums) FROM \(source) GROUP BY 2, 3"
    }

    private func whole(_ runs: String, of source: String) -> String {
        "SELECT 1, NULL, NULL, \(runs), \(Self.sums) FROM \(source)"
    }

    private let runs = "count(DISTINCT u.worker_id)"
    private static let columns = [
        "calls", "failed_calls", "unpriced_calls", "tokens_input", "tokens_output", "tokens_cached_read",
        "tokens_cached_write_5m", "tokens_cached_write_1h", "cost", "reported_calls", "reported_cost", "drift",
    ]
    private static let sums = columns.map { "sum(\($0))" }.joined(separator: ", ")

    /// The places are the properties of `UsageSpan`, in their order. It is read anew for the whole, which takes less
    /// than keeping it does.
    private var used: String {
        """
        WITH used AS NOT MATERIALIZED (
            SELECT model, worker_id, task_id, calls, failed_calls, unpriced_calls, tokens_input, tokens_output,
                tokens_cached_read, tokens_cached_write_5m, tokens_cached_write_1h,
                estimated_cost_nanodollars AS cost, 0 AS reported_calls, 0 AS reported_cost, 0 AS drift
            FROM usage_rollups WHERE quarter >= ?1 AND quarter < ?2 \(isOfOneTask ? "AND task_id = ?9" : "")
            UNION ALL \(edge(of: 3, from: 4, to: 5))
            UNION ALL \(edge(of: 6, from: 7, to: 8))
            UNION ALL
            SELECT c.model, c.worker_id, w.task_id, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, c.actual_cost_nanodollars,
                coalesce(c.actual_cost_nanodollars - c.estimated_cost_nanodollars, 0)
            FROM api_calls c CROSS JOIN worker_sessions w USING(worker_id)
            WHERE c.actual_cost_nanodollars IS NOT NULL AND c.timestamp >= ?4 AND c.timestamp < ?8
                \(andOfTask)
        )
        """
    }

    private var andOfTask: String { isOfOneTask ? "AND w.task_id = ?9" : "" }

    /// The index of responses begins with the model, and the sums know which models there were.
    private func edge(of quarter: Int, from: Int, to: Int) -> String {
        """
        SELECT c.model, c.worker_id, w.task_id, 1, NOT c.success, c.estimated_cost_nanodollars IS NULL,
                c.tokens_input, c.tokens_output, c.tokens_cached_read, c.tokens_cached_write_5m,
                c.tokens_cached_write_1h, coalesce(c.estimated_cost_nanodollars, 0), 0, 0, 0
            FROM (SELECT DISTINCT model FROM usage_rollups WHERE quarter = ?\(quarter)) m
            CROSS JOIN api_calls c ON c.model = m.model AND c.timestamp >= ?\(from) AND c.timestamp < ?\(to)
            CROSS JOIN worker_sessions w USING(worker_id)
            \(isOfOneTask ? "WHERE w.task_id = ?9" : "")
        """
    }
}
