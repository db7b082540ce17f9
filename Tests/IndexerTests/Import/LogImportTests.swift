import Domain
import JSON
import Journal
import Platform
import Store
import TestSupport
import Testing

@testable import Indexer

/// Logs of what supervised agents before, as seed 003 has them.
@Suite struct LogImportTests {
    private static let lines = [
        #"{"timestamp":"2025-11-03T06:14:40Z","type":"session_start","session_id":"ses-2025-11-03-abc123"}"#,
        #"{"timestamp":"2025-11-03T06:14:41Z","table":"action_triggers","trigger_type":"issue_detected","#
            + #""trigger_source":"github","trigger_data":{"issue_number":450},"task_id":"gh-450"}"#,
        #"{"timestamp":"2025-11-03T06:14:42Z","event":"task_detected","task_id":"gh-450","source":"github","#
            + #""issue_number":450,"title":"Dashboard: Add token budget monitoring","#
            + #""priority":1,"labels":["rpi-auto"]}"#,
        #"{"timestamp":"2025-11-03T06:14:43Z","event":"worker_spawned","worker_id":"w-abc123","task_id":"gh-450","#
            + #""pid":12345,"worktree_path":"/trees/gh-450"}"#,
        #"{"timestamp":"2025-11-03T06:14:44Z","context_type":"worktree","context_id":"gh-450","#
            + #""function_name":"create_worktree","decision_point":"worktree_already_exists","#
            + #""decision_input":{"has_changes":true},"decision_output":{"action":"preserve"},"#
            + #""decision_reason":"Files modified within last 60 minutes","duration_ms":5.3}"#,
        #"{"timestamp":"2025-11-03T06:14:45Z","operation":"preserve","worktree_path":"/trees/gh-450","#
            + #""task_id":"gh-450","had_changes":true,"worker_running":false,"file_mtime_age_minutes":0.2}"#,
        #"{"timestamp":"2025-11-03T06:14:46Z","table":"api_calls","worker_id":"w-abc123","model":"claude-sonnet-4-5","#
            + #""tokens_input":25,"tokens_output":120,"tokens_cached_read":100,"actual_cost_usd":0.002}"#,
        #"{"timestamp":"2025-11-03T06:14:47Z","table":"conversations","worker_id":"w-abc123","role":"assistant","#
            + #""content":"I look with sk-ant-REDACTED0123456789abcdef."}"#,
        #"{"timestamp":"2025-11-03T06:14:48Z","event":"worker_completed","worker_id":"w-abc123","exit_code":0}"#,
        #"{"timestamp":"2025-11-03T06:14:49Z","event":"task_completed","task_id":"gh-450","pr_number":496}"#,
        #"{"timestamp":"2025-11-03T06:14:50Z","event":"moon_phase","phase":"full"}"#,
        #"{"timestamp":"2025-11-03T06:14:51Z","event_type":"shutdown","severity":"info","message":"Bye."}"#,
    ]

    private let left: LeftTranscripts
    private var home: IndexedHome { left.home }

    init() throws { left = try LeftTranscripts(for: "LogImportTests") }

    private func texts(_ query: String) throws -> [[String]] { try home.rows(query).map { $0.map(\.said) } }

    @Test func eachLineIsARowOfItsTable() throws {
        try left.put("old.jsonl", Self.lines)
        let report = try left.take(.jsonl)
        #expect(report.newCount == 1 && report.badLineCount == 0 && report.unknown.lineCount == 1)
        #expect(report.logged == 10 && report.messages == 1 && report.responses == 1)
        #expect(
            try texts("SELECT status, title, issue_number, pr_number, completed_at FROM tasks WHERE task_id = 'gh-450'")
                == [["completed", "Dashboard: Add token budget monitoring", "450", "496", "2025-11-03T06:14:49.000Z"]]
        )
        #expect(
            try texts(
                "SELECT task_id, status, pid, exit_code, spawned_at FROM worker_sessions WHERE worker_id = 'w-abc123'"
            )
                == [["gh-450", "completed", "12345", "0", "2025-11-03T06:14:43.000Z"]]
        )
        #expect(
            try texts("SELECT decision_point, decision_reason, duration_ms, timestamp FROM logic_flow")
                == [
                    [
                        "worktree_already_exists", "Files modified within last 60 minutes", "real(5.3)",
                        "2025-11-03T06:14:44.000Z",
                    ]
                ]
        )
        #expect(try texts("SELECT trigger_type, task_id FROM action_triggers") == [["issue_detected", "gh-450"]])
        #expect(try texts("SELECT operation, had_changes FROM worktree_operations") == [["preserve", "1"]])
        #expect(try texts("SELECT event_type FROM system_events ORDER BY timestamp") == [["moon_phase"], ["shutdown"]])
        #expect(
            try texts("SELECT worker_id, tokens_output, actual_cost_nanodollars FROM api_calls")
                == [["w-abc123", "120", "2000000"]]
        )
        #expect(
            try texts("SELECT kind, started_at, ended_at FROM coordinator_sessions")
                == [["import", "2025-11-03T06:14:40.000Z", "2025-11-03T06:14:51.000Z"]]
        )
    }

    @Test func theCostStandsWithItsTask() throws {
        try left.put("old.jsonl", Self.lines)
        _ = try left.take(.jsonl)
        let cost = try texts(
            """
            SELECT t.task_id, t.title, SUM(ac.actual_cost_usd) FROM tasks t
            JOIN worker_sessions ws ON ws.task_id = t.task_id JOIN api_calls ac ON ac.worker_id = ws.worker_id
            GROUP BY t.task_id
            """
        )
        #expect(cost == [["gh-450", "Dashboard: Add token budget monitoring", "real(0.002)"]])
    }

    @Test func whatIsSecretIsTakenOut() throws {
        try left.put("old.jsonl", Self.lines)
        _ = try left.take(.jsonl)
        #expect(try !home.dump().contains { $0.contains("0123456789abcdef") })
    }

    @Test func importedAgainOrGrownOrAnewTheRowsAreTheSame() throws {
        try left.put("old.jsonl", Array(Self.lines.prefix(5)))
        _ = try left.take(.jsonl)
        try left.put("old.jsonl", Self.lines)
        let grown = try left.take(.jsonl)
        #expect(grown.grownCount == 1 && grown.unknown.lineCount == 1 && grown.logged == 5)
        let rows = try left.rows()
        #expect(try left.take(.jsonl).sameCount == 1)
        #expect(try left.rows() == rows)
        let rebuilt = try left.rebuiltRows()
        #expect(rebuilt == rows, "\(IndexedHome.difference(rows, rebuilt))")
    }

    @Test func theOrderOfTwoLogsDoesNotMatter() throws {
        try left.put("a.jsonl", Array(Self.lines.suffix(6)))
        _ = try left.take(.jsonl)
        try left.put("b.jsonl", Array(Self.lines.prefix(6)))
        _ = try left.take(.jsonl)
        #expect(try texts("SELECT status, title FROM tasks WHERE task_id = 'gh-450'").first?.first == "completed")
        let rows = try left.rows()
        let rebuilt = try left.rebuiltRows()
        #expect(rebuilt == rows, "\(IndexedHome.difference(rows, rebuilt))")
    }

    @Test func aCopyThatWasStoppedIsReadByTheNextPass() throws {
        try left.put("old.jsonl", Self.lines)
        try left.copyOnly("old.jsonl", as: .events)
        let report = try home.pass()
        #expect(report.troubles.isEmpty)
        #expect(try texts("SELECT count(*) FROM logic_flow") == [["1"]])
    }

    @Test func badLinesAreNamedAndTheOthersTaken() throws {
        let path = try left.put("old.jsonl", [Self.lines[0], "{bad", Self.lines[11]])
        let report = try left.take(.jsonl)
        #expect(report.badLines.map(\.path) == [path] && report.logged == 2)
    }
}
