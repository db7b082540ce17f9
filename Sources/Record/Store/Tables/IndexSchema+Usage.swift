extension IndexSchema {
    /// What model responses took and cost. Of the five counters no two count the same token, and a cost that is null is
    /// not known, which is not nothing.
    static let usage = """
        CREATE TABLE api_calls(
            call_id INTEGER PRIMARY KEY,
            worker_id TEXT NOT NULL REFERENCES worker_sessions DEFERRABLE INITIALLY DEFERRED,
            timestamp TEXT NOT NULL,
            model TEXT NOT NULL,
            provider TEXT,
            tokens_input INTEGER NOT NULL DEFAULT 0,
            tokens_output INTEGER NOT NULL DEFAULT 0,
            tokens_cached_read INTEGER NOT NULL DEFAULT 0,
            tokens_cached_write_5m INTEGER NOT NULL DEFAULT 0,
            tokens_cached_write_1h INTEGER NOT NULL DEFAULT 0,
            tokens_cached_write INTEGER
                GENERATED ALWAYS AS (tokens_cached_write_5m + tokens_cached_write_1h) VIRTUAL,
            tokens_total INTEGER GENERATED ALWAYS AS (
                tokens_input + tokens_output + tokens_cached_read + tokens_cached_write_5m + tokens_cached_write_1h
            ) VIRTUAL,
            estimated_cost_nanodollars INTEGER,
            actual_cost_nanodollars INTEGER,
            estimated_cost_usd REAL GENERATED ALWAYS AS (estimated_cost_nanodollars / 1e9) VIRTUAL,
            actual_cost_usd REAL GENERATED ALWAYS AS (actual_cost_nanodollars / 1e9) VIRTUAL,
            time_to_first_token_ms REAL,
            duration_ms REAL,
            tokens_per_second REAL,
            success INTEGER NOT NULL DEFAULT 1,
            error_message TEXT,
            error_code TEXT,
            response TEXT,                      -- the provider's id of the message
            request TEXT,                       -- and of the request
            conversation TEXT,                  -- the agent's own session
            tier TEXT,
            region TEXT,
            web_searches INTEGER NOT NULL DEFAULT 0,
            is_sidechain INTEGER NOT NULL DEFAULT 0,
            -- Who gave the id: the provider, the source, its content, or nobody, of what a sum leaves over.
            key_kind TEXT NOT NULL DEFAULT 'provider',
            tokens_reasoning INTEGER NOT NULL DEFAULT 0, -- of those of the output
            unpriced_reason TEXT,
            source_began TEXT,                  -- when the file began that tells of it first
            is_live INTEGER NOT NULL DEFAULT 0, -- told by a run itself, and not by an imported file
            copy_count INTEGER NOT NULL DEFAULT 1 -- of the usage_reports behind it, if several
        ) STRICT;
        CREATE INDEX idx_api_calls_worker ON api_calls(worker_id, timestamp);
        CREATE INDEX idx_api_calls_model ON api_calls(model, timestamp);
        CREATE INDEX idx_api_calls_date ON api_calls(date(timestamp));
        -- Few agents say what a response cost, and then these are read for the drift, and no others.
        CREATE INDEX idx_api_calls_reported ON api_calls(
            timestamp, worker_id, model, actual_cost_nanodollars, estimated_cost_nanodollars
        ) WHERE actual_cost_nanodollars IS NOT NULL;

        -- What it takes to count each response once, whatever is read later: the copies of a response that was told
        -- under several requests or on a side of the conversation, and what agents say that conversations took in sum
        -- (with the part of the conversation as the request).
        CREATE TABLE usage_reports(
            call_id INTEGER NOT NULL,           -- of the message, or of the conversation
            worker_id TEXT NOT NULL,
            timestamp TEXT NOT NULL,
            model TEXT NOT NULL,
            provider TEXT,
            tokens_input INTEGER NOT NULL,
            tokens_output INTEGER NOT NULL,
            tokens_cached_read INTEGER NOT NULL,
            tokens_cached_write_5m INTEGER NOT NULL,
            tokens_cached_write_1h INTEGER NOT NULL,
            estimated_cost_nanodollars INTEGER,
            actual_cost_nanodollars INTEGER,
            time_to_first_token_ms REAL,
            duration_ms REAL,
            tokens_per_second REAL,
            success INTEGER NOT NULL,
            error_message TEXT,
            error_code TEXT,
            response TEXT,
            request TEXT,
            conversation TEXT,
            tier TEXT,
            region TEXT,
            web_searches INTEGER NOT NULL,
            is_sidechain INTEGER NOT NULL,
            key_kind TEXT NOT NULL,
            tokens_reasoning INTEGER NOT NULL,
            unpriced_reason TEXT,
            source_began TEXT,
            is_live INTEGER NOT NULL,
            copy_count INTEGER NOT NULL
        ) STRICT;
        CREATE INDEX idx_usage_reports ON usage_reports(call_id);

        -- What the responses of conversations come to that are told one by one. What an agent says beyond that is a row
        -- of api_calls whose key_kind is 'remainder'.
        CREATE TABLE conversation_usage(
            conversation TEXT NOT NULL,
            model TEXT NOT NULL,
            calls INTEGER NOT NULL,
            tokens_input INTEGER NOT NULL,
            tokens_output INTEGER NOT NULL,
            tokens_cached_read INTEGER NOT NULL,
            tokens_cached_write_5m INTEGER NOT NULL,
            tokens_cached_write_1h INTEGER NOT NULL,
            web_searches INTEGER NOT NULL,
            PRIMARY KEY(conversation, model)
        ) STRICT, WITHOUT ROWID;

        -- Sums of api_calls. A quarter of an hour is the finest difference of a time zone from UTC, so that days of any
        -- place can be put together from these.
        CREATE TABLE usage_rollups(
            quarter TEXT NOT NULL,              -- the beginning, '2026-11-21T03:15Z'
            model TEXT NOT NULL,
            worker_id TEXT NOT NULL,
            task_id TEXT NOT NULL,
            calls INTEGER NOT NULL,
            failed_calls INTEGER NOT NULL,
            unpriced_calls INTEGER NOT NULL,
            tokens_input INTEGER NOT NULL,
            tokens_output INTEGER NOT NULL,
            tokens_cached_read INTEGER NOT NULL,
            tokens_cached_write_5m INTEGER NOT NULL,
            tokens_cached_write_1h INTEGER NOT NULL,
            estimated_cost_nanodollars INTEGER NOT NULL,
            PRIMARY KEY(quarter, model, worker_id)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX idx_rollups_worker ON usage_rollups(worker_id, estimated_cost_nanodollars);
        CREATE INDEX idx_rollups_task ON usage_rollups(task_id, estimated_cost_nanodollars);

        \(rollup("cost_by_day", over: "substr(quarter, 1, 10)", as: "day"))
        \(rollup("cost_by_model", over: "model", as: "model"))
        \(rollup("cost_by_task", over: "task_id", as: "task_id"))
        \(rollup("cost_by_worker", over: "worker_id", as: "worker_id"))
        """

    private static func rollup(_ view: String, over expression: String, as column: String) -> String {
        let sums = [
            "calls", "failed_calls", "unpriced_calls", "tokens_input", "tokens_output", "tokens_cached_read",
            "tokens_cached_write_5m", "tokens_cached_write_1h", "estimated_cost_nanodollars",
        ].map { "sum(\($0)) AS \($0)" }.joined(separator: ", ")
        return """
            CREATE VIEW \(view) AS SELECT \(expression) AS \(column), \(sums),
                sum(estimated_cost_nanodollars) / 1e9 AS estimated_cost_usd
                FROM usage_rollups GROUP BY \(expression);
            """
    }
}
