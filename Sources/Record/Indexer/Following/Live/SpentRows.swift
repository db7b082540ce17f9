import Control
import Domain
import Store

/// Sums as the index has them.
struct SpentRows {
    private static let sums = """
        coalesce(sum(calls), 0), coalesce(sum(unpriced_calls), 0), coalesce(sum(estimated_cost_nanodollars), 0),
        coalesce(sum(tokens_input), 0), coalesce(sum(tokens_output), 0), coalesce(sum(tokens_cached_read), 0),
        coalesce(sum(tokens_cached_write_5m), 0), coalesce(sum(tokens_cached_write_1h), 0)
        """

    private let index: Connection

    init(_ index: Connection) { self.index = index }

    func spent(by run: String) throws(StoreError) -> Spending {
        try spent("SELECT \(Self.sums) FROM usage_rollups WHERE worker_id = ?", run)
    }

    func spent(for task: String) throws(StoreError) -> Spending {
        try spent("SELECT \(Self.sums) FROM usage_rollups WHERE task_id = ?", task)
    }

    /// The days of all places begin with a quarter of an hour.
    func spent(in day: Range<WallTime>) throws(StoreError) -> Spending {
        try spent(
            "SELECT \(Self.sums) FROM usage_rollups WHERE quarter >= ? AND quarter < ?",
            Self.quarter(day.lowerBound),
            Self.quarter(day.upperBound)
        )
    }

    func task(of run: String) throws(StoreError) -> String? {
        try index.first("SELECT task_id FROM worker_sessions WHERE worker_id = ?", run) { $0.text(0) } ?? nil
    }

    /// Tasks that have spent something and may spend more, the newest first.
    func openTasks(countMax: Int) throws(StoreError) -> [String] {
        try index.rows(
            """
            SELECT task_id FROM tasks WHERE status NOT IN ('completed', 'cancelled')
                AND EXISTS(SELECT 1 FROM usage_rollups WHERE usage_rollups.task_id = tasks.task_id)
            ORDER BY detected_at DESC LIMIT ?
            """,
            countMax
        ) { $0.text(0) ?? "" }
    }

    private static func quarter(_ time: WallTime) -> String { String(time.iso.prefix(16)) + "Z" }

    private func spent<each Argument: Bindable>(
        _ query: String,
        _ arguments: repeat each Argument
    ) throws(StoreError) -> Spending {
        try index.first(query, repeat each arguments) { row in
            var sum = Spending()
            sum.responses = row.integer(0) ?? 0
            sum.unpriced = row.integer(1) ?? 0
            sum.nanodollars = row.integer(2) ?? 0
            sum.tokens = Usage(
                input: row.integer(3) ?? 0,
                output: row.integer(4) ?? 0,
                cacheRead: row.integer(5) ?? 0,
                cacheWrite5m: row.integer(6) ?? 0,
                cacheWrite1h: row.integer(7) ?? 0
            )
            return sum
        } ?? .none
    }
}
