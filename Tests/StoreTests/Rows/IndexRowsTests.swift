import Domain
import JSON
import Platform
import Store
import TestSupport
import Testing

@Suite struct IndexRowsTests {
    private let home: TemporaryHome
    private let index: Connection
    private let rows: IndexRows
    private let session: SessionID

    init() throws {
        home = try TemporaryHome(for: "IndexRowsTests")
        index = try IndexSchema.current.open(home.path("i.db"), for: .create, on: SystemDisk(), at: FilledIndex.now)
        rows = IndexRows(index)
        session = try SessionID(FilledIndex.today)
        try rows.insertSession([
            "session_id": .string(session.text), "kind": "daemon", "started_at": "2026-11-21T06:00:00.000Z",
            "config": .object(["max_workers": 1]), "pid": 7, "tool_version": "0.2",
        ])
    }

    private func line(_ sequence: Int64, _ data: JSONObject, seconds: Int64 = 0) -> SessionLine {
        SessionLine(
            session: session,
            sequence: sequence,
            at: WallTime(nanoseconds: (1_795_000_000 + seconds) * 1_000_000_000),
            message: "it happened",
            data: data
        )
    }

    @Test func aSessionIsReadBackWithItsEnd() throws {
        try rows.endSession(session, at: WallTime(nanoseconds: 0), reason: "normal")
        let row = try index.first(
            "SELECT config ->> 'max_workers', pid, tac_version, ended_at, exit_reason FROM coordinator_sessions"
        ) { $0.values }
        #expect(
            row == [.integer(1), .integer(7), .text("0.2"), .text("1970-01-01T00:00:00.000Z"), .text("normal")]
        )
    }

    @Test func aDecisionIsARowWithAllItsFields() throws {
        let decision = Decision(
            contextType: "worktree",
            contextID: "gh-450",
            functionName: "create_worktree",
            point: "worktree_already_exists",
            input: ["file_mtime_age_minutes": .decimal("0.2"), "has_changes": true],
            output: ["action": "preserve"],
            reason: "fresh work",
            durationMilliseconds: 5.3,
            sourceFile: "Worktrees.swift"
        )
        try rows.insert(line(4, decision.json), into: .decisions)
        let row = try index.first("SELECT * FROM logic_flow") { $0.values }
        #expect(
            row == [
                .integer(RowPlace(of: session.text).row(4)), .text(session.text), .text("2026-11-18T11:06:40.000Z"),
                .text("worktree"), .text("gh-450"), .text("create_worktree"), .text("worktree_already_exists"),
                .text(#"{"file_mtime_age_minutes":0.2,"has_changes":true}"#), .text(#"{"action":"preserve"}"#),
                .text("fresh work"), .real(5.3), .text("Worktrees.swift"),
            ]
        )
    }

    @Test func eachTableTakesItsLines() throws {
        try index.write { () throws(StoreError) in
            try rows.insert(line(1, ["trigger_type": "poll_cycle", "trigger_data": ["new": 1]]), into: .triggers)
            try rows.insert(line(2, ["event_type": "startup", "severity": "info"]), into: .systemEvents)
            try rows.insert(
                line(3, ["task_id": "gh-1", "operation": "preserve", "worktree_path": "/t", "had_changes": true]),
                into: .worktreeOperations
            )
        }
        #expect(try index.first("SELECT trigger_data FROM action_triggers") { $0.text(0) } == #"{"new":1}"#)
        #expect(try index.first("SELECT message FROM system_events") { $0.text(0) } == "it happened")
        #expect(try index.integer("SELECT had_changes FROM worktree_operations") == 1)
        #expect(try index.first("SELECT source FROM tasks") { $0.text(0) } == "run")
    }

    @Test func anOddLineIsARowNevertheless() throws {
        try rows.insert(line(1, ["trigger_type": 7, "task_id": ["a"], "unheard": true]), into: .triggers)
        let row = try index.first("SELECT trigger_type, task_id FROM action_triggers") { $0.values }
        #expect(row == [.text("unknown"), .null])
    }

    @Test func aTaskKeepsWhatALaterLineLeavesOut() throws {
        try rows.merge(line(1, ["task_id": "gh-1", "title": "One", "source": "github", "priority": 1]), into: .tasks)
        try rows.merge(
            line(2, ["task_id": "gh-1", "status": "completed", "pr_number": 9, "commits": ["abc"]], seconds: 5),
            into: .tasks
        )
        let row = try index.first(
            "SELECT title, source, priority, status, pr_number, commits, detected_at FROM tasks"
        ) { $0.values }
        #expect(
            row == [
                .text("One"), .text("github"), .integer(1), .text("completed"), .integer(9), .text(#"["abc"]"#),
                .text("2026-11-18T11:06:40.000Z"),
            ]
        )
    }

    @Test func aRunBringsItsTask() throws {
        try index.write { () throws(StoreError) in
            try rows.merge(line(1, ["worker_id": "run-1", "task_id": "gh-1", "worker": "worker-1-0"]), into: .workers)
            try rows.merge(line(2, ["worker_id": "run-1", "status": "failed", "exit_code": 1]), into: .workers)
        }
        let row = try index.first("SELECT task_id, worker, status, exit_code FROM worker_sessions") { $0.values }
        #expect(row == [.text("gh-1"), .text("worker-1-0"), .text("failed"), .integer(1)])
        #expect(try index.integer("SELECT count(*) FROM tasks") == 1)
    }

    @Test func aPaneKeepsItsLatestMoment() throws {
        for second: Int64 in [5, 9, 7] { try rows.notePane("architect", lastSeen: second) }
        #expect(try index.integer("SELECT last_seen FROM pane_activity") == 9)
    }

    @Test func everyOtherLineIsKeptAsAChange() throws {
        try rows.insertChange(line(8, ["verdict": "stuck"]), type: "verdict", subject: "run-1")
        let row = try index.first("SELECT sequence, type, subject_id, data FROM changes") { $0.values }
        #expect(row == [.integer(8), .text("verdict"), .text("run-1"), .text(#"{"verdict":"stuck"}"#)])
    }

    @Test func theSameLineIsNotTakenTwice() throws {
        try rows.insert(line(2, ["event_type": "startup"]), into: .systemEvents)
        let refusal = #expect(throws: StoreError.self) {
            try rows.insert(line(2, ["event_type": "startup"]), into: .systemEvents)
        }
        #expect(refusal?.kind == .constraint)
    }
}
