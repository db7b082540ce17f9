import Domain
import Platform

/// A home with very many rows, and beside it what the `sqlite3` program has of the same responses, with the indexes
/// that serve the questions best.
struct LargeHome {
    let messages: Int64
    let home: String
    let database: String

    init(messages: Int64, _ programs: Programs, _ scratch: Scratch) throws {
        self.messages = messages
        home = scratch.file("large")
        database = scratch.file("large.db")
        let calls = messages / 5
        let counts = ["--messages", "\(messages)", "--calls", "\(calls)", "--decisions", "\(calls)"]
        _ = try programs.run(
            programs.ours("roost-testbed"),
            ["fill", home] + counts + ["--tasks", "\(messages / 1000)"]
        )
        guard let sqlite = programs.anchor("sqlite3") else { return }
        let script = """
            ATTACH '\(home)/index.db' AS ours;
            CREATE TABLE calls AS SELECT timestamp, worker_id, task_id, model, tokens_input, tokens_output,
                tokens_cached_read, tokens_cached_write_5m, estimated_cost_nanodollars AS cost
                FROM ours.api_calls JOIN ours.worker_sessions USING(worker_id);
            CREATE INDEX by_time ON calls(timestamp, model, worker_id, tokens_input, tokens_output,
                tokens_cached_read, tokens_cached_write_5m, cost);
            CREATE INDEX by_task ON calls(task_id, worker_id, tokens_input, tokens_output, tokens_cached_read,
                tokens_cached_write_5m, cost);
            """
        _ = try programs.run(sqlite, [database, script])
    }
}
