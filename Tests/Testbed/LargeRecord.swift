import Domain
import Indexer
import Journal
import Platform
import Store

/// An index with as many rows as a home has after years: each task has one run of two hours, and runs follow one
/// another over three months up to now. What stands in it depends on nothing but the counts and the time.
struct LargeRecord {
    private static let secondsOfRun: Int64 = 7200
    /// A daemon lives through so many.
    private static let tasksOfSession: Int64 = 100
    private static let secondsOfAll: Int64 = 90 * 86_400
    /// Texts that the blocks share, of which one in eleven has the word that is looked for.
    private static let textCount: Int64 = 1100
    private static let rareTextEvery: Int64 = 11
    private static let words = [
        "river", "stone", "window", "branch", "commit", "review", "parser", "socket", "margin", "lantern", "harbour",
        "thread", "ledger", "signal", "meadow", "copper", "engine", "tunnel", "ribbon", "anchor", "valley", "pepper",
        "saddle", "garden",
    ]
    static let word = "heron"

    let messages: Int64
    let calls: Int64
    let decisions: Int64
    let tasks: Int64
    let now: WallTime

    /// The task whose story is the longest: it has a half of its rows from calls, and a half from decisions.
    static let longTask = "task-long"
    private static let longRows: Int64 = 700

    func fill(_ home: HomePaths, on disk: any Disk) throws {
        let index = try HomeIndex(RecordPaths(home: home), on: disk)
        guard let conversations = index.writer.conversations else { return }
        for database in [index.writer.index, conversations] {
            try database.runScript("CREATE TEMP TABLE numbers(i INTEGER PRIMARY KEY)")
            try database.run(
                "INSERT INTO numbers WITH RECURSIVE n(i) AS (VALUES(0) UNION ALL SELECT i + 1 FROM n WHERE i < ?) "
                    + "SELECT i FROM n",
                max(Self.longRows, (messages + tasks - 1) / tasks)
            )
        }
        try fillTexts(conversations)
        for first in stride(from: 0, to: tasks, by: 50) {
            let part = first..<min(tasks, first + 50)
            try index.writer.index.write { () throws(StoreError) in
                for task in part { try fill(index.writer.index, named: "task-\(task)", number: task) }
            }
            try conversations.write { () throws(StoreError) in
                for task in part { try fillWords(conversations, number: task) }
            }
        }
        try index.writer.index.write { () throws(StoreError) in
            try fill(
                index.writer.index,
                named: Self.longTask,
                number: tasks / 2,
                in: "ses-long",
                calls: Self.longRows,
                decisions: Self.longRows
            )
        }
        _ = try index.pass()
    }

    // MARK: - The index

    private func fill(_ index: Connection, named task: String, number: Int64) throws(StoreError) {
        let session = "ses-\(number / Self.tasksOfSession)"
        try fill(index, named: task, number: number, in: session, calls: calls / tasks, decisions: decisions / tasks)
    }

    private func fill(
        _ index: Connection,
        named task: String,
        number: Int64,
        in session: String,
        calls: Int64,
        decisions: Int64
    ) throws(StoreError) {
        let (run, start) = ("run-of-\(task)", start(of: number))
        let (began, ended) = (Self.time(start), Self.time(start + Self.secondsOfRun))
        try index.run("INSERT OR IGNORE INTO coordinator_sessions(session_id, started_at) VALUES(?, ?)", session, began)
        try index.run(
            """
            INSERT INTO tasks(task_id, session_id, detected_at, source, title, status, completed_at)
            VALUES(?, ?, ?, 'manual', ?, 'completed', ?)
            """,
            task,
            session,
            began,
            "The work of \(task)",
            ended
        )
        try index.run(
            """
            INSERT INTO worker_sessions(worker_id, session_id, task_id, spawned_at, completed_at, status, agent)
            VALUES(?, ?, ?, ?, ?, 'completed', 'claude')
            """,
            run,
            session,
            task,
            began,
            ended
        )
        try index.run(Self.callsOfRun, RowPlace(of: "calls of \(run)").row(0), run, start, calls, number)
        try index.run(Self.sums, run, task)
        try index.run(
            Self.decisionsOfTask,
            RowPlace(of: session).row(number % Self.tasksOfSession * decisions),
            session,
            start,
            decisions,
            task
        )
    }

    private static let callsOfRun = """
        INSERT INTO api_calls(call_id, worker_id, timestamp, model, provider, tokens_input, tokens_output,
            tokens_cached_read, tokens_cached_write_5m, estimated_cost_nanodollars, response)
        SELECT ?1 + i, ?2, strftime('%Y-%m-%dT%H:%M:%S', ?3 + i * \(secondsOfRun) / ?4, 'unixepoch') || '.250Z',
            CASE (?5 + i) % 3 WHEN 0 THEN 'claude-opus-4-5' WHEN 1 THEN 'claude-sonnet-4-5' ELSE 'claude-haiku-4-5' END,
            'anthropic', 10 + i % 7, 100 + (i * 37 + ?5) % 900, 20000 + (i * 101 + ?5) % 50000, (i * 53) % 3000,
            1000000 + (?5 * 7919 + i * 104729) % 50000000, 'msg_' || ?2 || i
        FROM numbers WHERE i < ?4
        """

    private static let sums = """
        INSERT INTO usage_rollups
        SELECT strftime('%Y-%m-%dT%H:%MZ', unixepoch(timestamp) / 900 * 900, 'unixepoch'), model, worker_id, ?2,
            count(*), 0, 0, sum(tokens_input), sum(tokens_output), sum(tokens_cached_read),
            sum(tokens_cached_write_5m), 0, sum(estimated_cost_nanodollars)
        FROM api_calls WHERE worker_id = ?1 GROUP BY 1, 2
        """

    private static let decisionsOfTask = """
        INSERT INTO logic_flow(flow_id, session_id, timestamp, context_type, context_id, function_name, decision_point,
            decision_input, decision_output, decision_reason, duration_ms)
        SELECT ?1 + i, ?2, strftime('%Y-%m-%dT%H:%M:%S', ?3 + i * \(secondsOfRun) / ?4, 'unixepoch') || '.500Z', 'task',
            ?5, 'assign', 'slot free', '{"free":3,"queued":' || (i % 40) || '}', '{"slot":' || (i % 5) || '}',
            'slot ' || (i % 5) || ' is the first that is free', i % 50
        FROM numbers WHERE i < ?4
        """

    // MARK: - What was said

    private func fillTexts(_ conversations: Connection) throws(StoreError) {
        try conversations.runScript("CREATE TEMP TABLE texts(i INTEGER PRIMARY KEY, body TEXT NOT NULL)")
        for number in 0..<Self.textCount {
            var text = (0..<12).map { Self.words[Int((number * 7 + $0 * (number % 5 + 1)) % Int64(Self.words.count))] }
            if number % Self.rareTextEvery == 0 { text[Int(number) % text.count] = Self.word }
            try conversations.run("INSERT INTO texts VALUES(?, ?)", number, text.joined(separator: " "))
        }
    }

    private func fillWords(_ conversations: Connection, number: Int64) throws(StoreError) {
        let (run, count, start) = ("run-of-task-\(number)", messages / tasks, start(of: number))
        try conversations.run(
            """
            INSERT INTO sources(source_id, kind, owner_id, path, byte_offset, sequence, is_finished)
            VALUES(?1, 'transcript', ?1, '/nowhere', 0, 0, 1)
            """,
            run
        )
        let first = RowPlace(of: run).row(0)
        try conversations.run(Self.messagesOfRun, first, run, start, count)
        try conversations.run(Self.blocksOfRun, first, number, start, count)
        try conversations.run(
            "INSERT INTO search_queue VALUES(NULL, 'blocks', ?, ?, ?, ?, ?)",
            first,
            first + count - 1,
            count,
            count * 100,
            Self.time(start + Self.secondsOfRun)
        )
    }

    private static let messagesOfRun = """
        INSERT INTO messages(message_id, worker_id, message_index, timestamp, role, model, source_id, byte_offset,
            byte_length)
        SELECT ?1 + i, ?2, i, strftime('%Y-%m-%dT%H:%M:%S', ?3 + i * \(secondsOfRun) / ?4, 'unixepoch') || '.125Z',
            CASE i % 2 WHEN 0 THEN 'user' ELSE 'assistant' END, 'claude-sonnet-4-5', ?2, i * 300, 300
        FROM numbers WHERE i < ?4
        """

    private static let blocksOfRun = """
        INSERT INTO blocks(block_id, message_id, block_index, block_number, timestamp, content_type, content,
            content_bytes, byte_offset, byte_length)
        SELECT ?1 + n.i, ?1 + n.i, 0, n.i,
            strftime('%Y-%m-%dT%H:%M:%S', ?3 + n.i * \(secondsOfRun) / ?4, 'unixepoch') || '.125Z', 'text',
            body || ' ' || n.i, length(body) + 8, n.i * 300, 300
        FROM numbers n CROSS JOIN texts t ON t.i = (?2 * 31 + n.i * 17) % \(textCount) WHERE n.i < ?4
        """

    // MARK: - Times

    /// The last one ends now.
    private func start(of task: Int64) -> Int64 {
        now.nanoseconds / 1_000_000_000 - Self.secondsOfRun - Self.secondsOfAll * (tasks - 1 - task) / tasks
    }

    private static func time(_ seconds: Int64) -> WallTime { WallTime(nanoseconds: seconds * 1_000_000_000) }
}
