import Domain
import JSON
import Platform
import Store
import TestSupport
import Testing

@Suite struct IndexRowsSettlingTests {
    private let home: TemporaryHome
    private let index: Connection
    private let rows: IndexRows
    private let session: SessionID

    init() throws {
        home = try TemporaryHome(for: "IndexRowsSettlingTests")
        index = try IndexSchema.current.open(home.path("i.db"), for: .create, on: SystemDisk(), at: FilledIndex.now)
        rows = IndexRows(index)
        session = try SessionID(FilledIndex.today)
        try rows.insertSession(["session_id": .string(session.text), "kind": "daemon"])
    }

    private func time(_ seconds: Int64) -> WallTime { WallTime(nanoseconds: (1_795_000_000 + seconds) * 1_000_000_000) }

    private func change(_ sequence: Int64, _ data: JSONObject, of table: MergedTable) throws {
        let line = SessionLine(session: session, sequence: sequence, at: time(sequence), data: data)
        try index.write { () throws(StoreError) in
            try rows.change(line, type: table == .tasks ? "task_changed" : "worker_changed", of: table)
        }
    }

    private func put(_ id: String, at seconds: Int64, _ change: (inout RunRow) -> Void = { _ in }) throws {
        var row = RunRow(
            id: id,
            task: "gh-1",
            step: "work",
            workerKind: "claude",
            attempt: 1,
            status: "running",
            createdAt: time(seconds),
            repository: "/repo",
            directory: "/runs/\(id)"
        )
        change(&row)
        try index.write { () throws(StoreError) in
            try rows.ensureTask(row.task, from: row.createdAt)
            try rows.ensureWorker(row.id, of: row.task, from: row.createdAt)
            try rows.put(row)
            try rows.settleWorker(row.id)
            try rows.settleTask(row.task)
        }
    }

    private func first(_ query: String) throws -> [Value]? { try index.first(query) { $0.values } }

    @Test func anOlderLineThatIsReadLaterDoesNotUndoANewerOne() throws {
        try change(5, ["task_id": "gh-1", "title": "New"], of: .tasks)
        try change(2, ["task_id": "gh-1", "title": "Old", "priority": 3], of: .tasks)
        let row = try first("SELECT title, priority, detected_at FROM tasks")
        #expect(row == [.text("New"), .integer(3), .text(time(2).iso)])
    }

    @Test func theDirectoryOfARunGoesBeforeWhatASessionSaysOfIt() throws {
        try put("run-1", at: 9) { $0.pid = 7 }
        try change(10, ["worker_id": "run-1", "task_id": "gh-2", "pid": 1, "status": "failed"], of: .workers)
        let row = try first("SELECT task_id, pid, status, session_id, agent FROM worker_sessions")
        #expect(row == [.text("gh-1"), .integer(7), .text("spawned"), .text(session.text), .text("claude")])
    }

    @Test func aTaskIsWhatItsLastRunLeftIt() throws {
        try put("run-2", at: 5) { run in
            run.status = "failed"
            run.finishedAt = time(6)
            run.reason = "exit"
        }
        try put("run-1", at: 1) { $0.status = "completed" }
        let row = try first("SELECT status, detected_at, failed_at, failure_reason, completed_at FROM tasks")
        #expect(row == [.text("failed"), .text(time(1).iso), .text(time(6).iso), .text("exit"), .null])
    }

    @Test func aTaskThatASessionTellsOfIsWhatThatSays() throws {
        try put("run-1", at: 1) { $0.promptSummary = "by the run" }
        #expect(try first("SELECT title, source FROM tasks") == [.text("by the run"), .text("run")])
        try change(3, ["task_id": "gh-1", "source": "github"], of: .tasks)
        try put("run-1", at: 1) { $0.status = "completed" }
        #expect(try first("SELECT title, source, status FROM tasks") == [.null, .text("github"), .text("detected")])
    }

    /// Whichever of two lines is read first.
    @Test(arguments: [[4, 8], [8, 4]] as [[Int64]]) func aTaskThatIsOnlyNamedBeganWhenItWasFirst(
        _ order: [Int64]
    ) throws {
        for sequence in order {
            try change(sequence, ["worker_id": .string("w\(sequence)"), "task_id": "gh-9"], of: .workers)
        }
        #expect(try first("SELECT detected_at FROM tasks WHERE task_id = 'gh-9'") == [.text(time(4).iso)])
    }

    @Test func whatNamesNoTaskHasOneThatStandsForNoneUntilItDoes() throws {
        try change(1, ["worker_id": "w"], of: .workers)
        #expect(try first("SELECT task_id FROM worker_sessions") == [.text("unknown")])
        try change(2, ["worker_id": "w", "task_id": "gh-9"], of: .workers)
        let tasks = try index.rows("SELECT task_id FROM tasks") { $0.text(0) ?? "" }
        #expect(tasks == ["gh-9"])
    }
}
