import Domain
import Platform

/// Questions of a record of years, beside the same of the `sqlite3` program: what one answer takes of the processor,
/// without the start of the program; and the whole program for the one that is asked most.
struct QuestionBench {
    private static let wholeRounds = 41

    let large: LargeHome

    private struct Question {
        let name: String
        let what: String
        let rounds: Int
        /// Whether it is asked of our own files.
        let isOfOurs: Bool
        let statement: String
        var isSum = false
    }

    func run(_ programs: Programs, _ scratch: Scratch, into table: inout BenchTable) throws {
        let count = large.messages >= 1_000_000 ? "\(large.messages / 1_000_000) M" : "\(large.messages / 1000) k"
        guard let sqlite = programs.anchor("sqlite3") else { return table.skip("questions", without: "sqlite3") }
        for question in try questions(sqlite, programs, scratch) {
            let (ours, answer) = try ask(question, programs, scratch)
            let (theirs, expected) = try ask(sqlite, question, programs, scratch)
            let what = "\(question.what), of \(count) messages"
            if answer != expected {
                table.fail(what, "\(answer)", beside: "\(expected)  sqlite3")
            } else {
                table.add(what, ours, beside: theirs, of: "sqlite3, the best index", ratioMax: 2)
            }
        }
        try whole(sqlite, programs, &table)
    }

    private func whole(_ sqlite: String, _ programs: Programs, _ table: inout BenchTable) throws {
        let roost = try programs.ours("roost")
        let programs = programs.adding(["ROOST_HOME=\(large.home)"])
        var times = (ours: Samples(), anchor: Samples())
        for _ in 0..<Self.wholeRounds {
            times.ours.add(try programs.run(roost, ["cost", "--today"]).wall)
            times.anchor.add(try programs.run(sqlite, [":memory:", "select 1"]).wall)
        }
        table.add(
            "`roost cost --today`, whole process",
            .milliseconds(times.ours.median),
            beside: .milliseconds(times.anchor.median),
            of: "sqlite3 :memory: 'select 1'",
            ratioMax: 8
        )
    }

    // MARK: - Asking

    private func ask(
        _ question: Question,
        _ programs: Programs,
        _ scratch: Scratch
    ) throws -> (time: Quantity, answer: Int64) {
        let testbed = try programs.ours("roost-testbed")
        let words = ["ask", large.home, question.name, "--rounds", "\(question.rounds)"]
        var times = Samples()
        var answer: Int64 = 0
        for _ in 0..<3 {
            let told = try programs.text(of: testbed, words, scratch).split(whereSeparator: \.isWhitespace)
            guard told.count == 2, let time = Int64(told[0]), let found = Int64(told[1]) else {
                throw PlatformError.unreadable(path: testbed, expected: "a time and an answer")
            }
            times.add(.nanoseconds(time))
            answer = found
        }
        return (.microseconds(times.least), answer)
    }

    /// Many answers of one process, without what it takes to start and to give the first.
    private func ask(
        _ sqlite: String,
        _ question: Question,
        _ programs: Programs,
        _ scratch: Scratch
    ) throws -> (time: Quantity, answer: Int64) {
        let opening =
            question.isOfOurs
            ? ["-readonly", "\(large.home)/index.db", "ATTACH '\(large.home)/conversations.db' AS said;"]
            : ["-readonly", large.database, ""]
        func run(_ rounds: Int) throws -> Duration {
            let statements = String(repeating: question.statement + ";\n", count: rounds)
            let file = try scratch.create("questions")
            try SystemDisk().writeAll(Array((opening[2] + statements).utf8), to: file)
            return try programs.run(sqlite, Array(opening[..<2]) + [".read \(scratch.file("questions"))"]).cpu
        }
        var times = Samples()
        for _ in 0..<3 { times.add(try run(question.rounds + 1) - run(1)) }
        let text = try programs.text(
            of: sqlite,
            Array(opening[..<2]) + [opening[2] + question.statement],
            scratch
        )
        let lines = text.split(whereSeparator: \.isNewline)
        let sum = lines.reduce(Int64(0)) { $0 + (Int64($1.split(separator: "|").last ?? "") ?? 0) }
        return (.microseconds(times.least, per: question.rounds), question.isSum ? sum : Int64(lines.count))
    }

    // MARK: - Questions

    private func questions(_ sqlite: String, _ programs: Programs, _ scratch: Scratch) throws -> [Question] {
        let now = SystemClock().now().wall
        let sums =
            "sum(tokens_input), sum(tokens_output), sum(tokens_cached_read), sum(tokens_cached_write_5m), sum(cost)"
        let month = try programs.text(
            of: sqlite,
            ["-readonly", "\(large.home)/conversations.db", "SELECT max(month) FROM search_months"],
            scratch
        ).filter(\.isNumber)
        let words = "search_\(month.prefix(4))_\(month.suffix(2))"
        return [
            Question(
                name: "cost-today",
                what: "cost today",
                rounds: 200,
                isOfOurs: false,
                statement: """
                    SELECT model, count(*), count(DISTINCT worker_id), \(sums) FROM calls
                    WHERE timestamp >= '\(now.civil.date)' AND timestamp < '\(now.iso)' GROUP BY model
                    """,
                isSum: true
            ),
            Question(
                name: "cost-by-task",
                what: "cost by task, of all time",
                rounds: 10,
                isOfOurs: false,
                statement: "SELECT task_id, count(*), count(DISTINCT worker_id), \(sums) FROM calls GROUP BY task_id"
            ),
            Question(
                name: "timeline",
                what: "timeline of a task, 1400 rows",
                rounds: 50,
                isOfOurs: true,
                statement: """
                    SELECT timestamp, flow_id, session_id, context_type, context_id, function_name, decision_point,
                        decision_input, decision_output, decision_reason, duration_ms
                    FROM logic_flow WHERE context_id = 'task-long' UNION ALL
                    SELECT c.timestamp, call_id, c.worker_id, model, provider, tokens_input, tokens_output,
                        tokens_cached_read, tokens_cached_write, tokens_total, estimated_cost_nanodollars
                    FROM worker_sessions w JOIN api_calls c USING(worker_id) WHERE w.task_id = 'task-long' UNION ALL
                    SELECT spawned_at, worker_id, agent, 0, 0, 0, 0, 0, 0, 0, 0
                    FROM worker_sessions WHERE task_id = 'task-long' UNION ALL
                    SELECT completed_at, worker_id, status, 0, 0, 0, 0, 0, 0, 0, 0
                    FROM worker_sessions WHERE task_id = 'task-long' ORDER BY 1
                    """
            ),
            Question(
                name: "search",
                what: "search, newest 20",
                rounds: 200,
                isOfOurs: true,
                statement: """
                    SELECT block.timestamp, worker_id, role, content FROM said.\(words) AS words
                    JOIN said.search_docs AS doc ON doc.month = \(month) AND doc.docid = words.rowid
                    JOIN said.blocks AS block ON block_id = row_id JOIN said.messages USING(message_id)
                    WHERE words.\(words) MATCH 'heron' ORDER BY words.rowid DESC LIMIT 20
                    """
            ),
        ]
    }
}
