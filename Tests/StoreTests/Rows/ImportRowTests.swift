import Domain
import Platform
import Store
import TestSupport
import Testing

@Suite struct ImportRowTests {
    private let home: TemporaryHome
    private let index: Connection

    init() throws {
        home = try TemporaryHome(for: "ImportRow")
        index = try IndexSchema.current.open(home.path("i.db"), for: .create, on: SystemDisk(), at: FilledIndex.now)
    }

    private func time(_ seconds: Int64) -> WallTime { WallTime(nanoseconds: seconds * 1_000_000_000) }

    private func row(_ id: String, _ seconds: ClosedRange<Int64>, title: String? = nil) -> ImportRow {
        var row = ImportRow(
            id: id,
            session: "ses-of-\(id)",
            task: "import-claude-c-1",
            agent: "claude",
            path: "/left/\(id).jsonl",
            began: time(seconds.lowerBound),
            ended: time(seconds.upperBound)
        )
        row.title = title
        return row
    }

    private func put(_ rows: [ImportRow]) throws {
        try index.write { () throws(StoreError) in for row in rows { try IndexRows(index).put(row) } }
    }

    private func task() throws -> [Value] {
        try index.first(
            "SELECT source, status, detected_at, started_at, completed_at, title, session_id FROM tasks"
        ) { $0.values } ?? []
    }

    @Test func aFileIsASessionATaskAndARun() throws {
        var one = row("a", 10...20, title: "Fix it")
        one.folder = "/repo"
        one.branch = "main"
        one.model = "claude-sonnet-4-5"
        one.conversation = "c-1"
        one.agentVersion = "2.1"
        try put([one])
        let session = try index.first(
            "SELECT session_id, kind, started_at, ended_at, exit_reason, git_branch, tool_version "
                + "FROM coordinator_sessions"
        ) { $0.values }
        #expect(
            session == [
                .text("ses-of-a"), .text("import"), .text("1970-01-01T00:00:10.000Z"),
                .text("1970-01-01T00:00:20.000Z"), .text("normal"), .text("main"), .text("2.1"),
            ]
        )
        let run = try index.first(
            "SELECT status, worktree_path, branch_name, log_file, agent, conversation, first_model, title "
                + "FROM worker_sessions"
        ) { $0.values }
        #expect(
            run == [
                .text("completed"), .text("/repo"), .text("main"), .text("/left/a.jsonl"), .text("claude"),
                .text("c-1"), .text("claude-sonnet-4-5"), .text("Fix it"),
            ]
        )
        #expect(try index.integer("SELECT count(*) FROM runs") == 0)
    }

    @Test(arguments: [[0, 1, 2], [2, 1, 0], [1, 2, 0]]) func theTaskIsWhatItsFilesMakeOfItInAnyOrder(
        _ order: [Int]
    ) throws {
        let rows = [row("a", 10...20), row("b", 5...8), row("c", 12...30, title: "What was asked")]
        try put(order.map { rows[$0] })
        #expect(
            try task() == [
                .text("import"), .text("completed"), .text("1970-01-01T00:00:05.000Z"),
                .text("1970-01-01T00:00:05.000Z"), .text("1970-01-01T00:00:30.000Z"), .text("What was asked"),
                .text("ses-of-b"),
            ]
        )
    }

    @Test func aFileThatHasGrownIsPutAgain() throws {
        try put([row("a", 10...20, title: "old")])
        try put([row("a", 10...60, title: "new")])
        #expect(try index.integer("SELECT count(*) FROM worker_sessions") == 1)
        #expect(try index.integer("SELECT count(*) FROM coordinator_sessions") == 1)
        #expect(try task().dropFirst(4).prefix(2) == [.text("1970-01-01T00:01:00.000Z"), .text("new")])
    }

    @Test func whatAgentsSaidOfThemselvesIsForgottenOfThatRunAlone() throws {
        try put([row("a", 10...20), row("b", 10...20)])
        try index.write { () throws(StoreError) in
            for (number, event) in [("a", "agent"), ("a", "roost"), ("b", "agent")].enumerated() {
                try index.run(
                    """
                    INSERT INTO run_events(event_id, worker_id, sequence, timestamp, origin, type, level, message)
                    VALUES(?, ?, 1, '2026-11-01T10:00:00.000Z', ?, 'retry', 'INFO', '')
                    """,
                    number,
                    event.0,
                    event.1
                )
            }
            try IndexRows(index).forgetEvents(of: "a")
        }
        let left = try index.rows("SELECT worker_id || ' ' || origin FROM run_events ORDER BY 1") { $0.text(0) ?? "" }
        #expect(left == ["a roost", "b agent"])
    }
}
