import Domain
import Platform
import Queries
import Store
import TestSupport

/// An index in which runs have used models, and the questions to it.
final class CostScene {
    private let home: TemporaryHome
    private let filled: FilledRecord
    private var usage: UsageRows
    private var responseCount: Int64 = 0

    init(for test: String = #function) throws {
        home = try TemporaryHome(for: test)
        filled = try FilledRecord(in: home)
        usage = try UsageRows(filled.index)
        try filled.index.runScript(
            """
            INSERT INTO coordinator_sessions(session_id, kind, started_at) VALUES
                ('ses-daemon', 'daemon', '2026-11-01T00:00:00.000Z'),
                ('ses-import', 'import', '2026-11-21T00:00:00.000Z');
            """
        )
    }

    var index: Connection { filled.index }

    func record() throws -> OpenRecord { try OpenRecord(filled.paths, on: SystemDisk(), at: FilledRecord.now) }

    /// What the responses of a time took.
    func cost(
        by grouping: CostGrouping,
        from: String = "2026-01-01T00:00:00Z",
        to: String = "2027-01-01T00:00:00Z",
        of task: String? = nil,
        on calendar: LocalCalendar = .utc
    ) throws -> CostReport {
        try record().cost(by: grouping, in: try WallTime(iso: from)..<WallTime(iso: to), of: task, on: calendar)
    }

    func addTask(_ task: String, title: String? = nil) throws {
        try index.run(
            """
            INSERT INTO tasks(task_id, detected_at, source, title, status)
            VALUES(?, '2026-11-01T00:00:00.000Z', 'manual', ?, 'active')
            """,
            task,
            title
        )
    }

    /// A run of a slot; one without a slot was imported.
    func addRun(_ run: String, of task: String, slot: String?, agent: String?, outcome: String? = nil) throws {
        try index.run(
            """
            INSERT INTO worker_sessions(worker_id, session_id, task_id, worker, spawned_at, status, agent)
            VALUES(?, ?, ?, ?, '2026-11-01T00:00:00.000Z', 'running', ?)
            """,
            run,
            slot == nil ? "ses-import" : "ses-daemon",
            task,
            slot,
            agent
        )
        guard slot != nil else { return }
        var row = RunRow(
            id: run,
            task: task,
            step: "work",
            workerKind: "codex",
            attempt: 1,
            status: outcome ?? "running",
            createdAt: FilledRecord.now,
            repository: "/repo",
            directory: "/runs/\(run)"
        )
        row.outcome = outcome
        try IndexRows(index).put(row)
    }

    /// A response that took a thousand tokens, one of each kind but of the output.
    func respond(
        _ run: String,
        at time: String,
        model: String = "sonnet",
        nanodollars: Int64?,
        reported: Int64? = nil,
        change: (inout CallRow) -> Void = { _ in }
    ) throws {
        responseCount += 1
        var call = CallRow(
            id: CallRow.id(ofResponse: "response-\(responseCount)"),
            worker: run,
            at: try WallTime(iso: time),
            model: model,
            usage: Usage(input: 1, output: 996, cacheRead: 1, cacheWrite5m: 1, cacheWrite1h: 1)
        )
        call.estimatedCost = nanodollars.map { Money(nanodollars: $0) }
        call.actualCost = reported.map { Money(nanodollars: $0) }
        change(&call)
        let task = try index.first("SELECT task_id FROM worker_sessions WHERE worker_id = ?", run) { $0.text(0) ?? "" }
        try index.write { () throws(StoreError) in
            try usage.insert(call, task: task ?? "")
            try usage.writeSums()
        }
    }

    /// Two tasks, three runs and an import, in two models on two days.
    static func usual(for test: String = #function) throws -> CostScene {
        let scene = try CostScene(for: test)
        try scene.addTask("gh-450", title: "Budget")
        try scene.addTask("gh-451")
        try scene.addTask("import-1", title: "An old talk")
        try scene.addRun("run-1", of: "gh-450", slot: "worker-1-1", agent: "claude", outcome: "failed")
        try scene.addRun("run-2", of: "gh-450", slot: "worker-1-2", agent: "claude", outcome: "completed")
        try scene.addRun("run-3", of: "gh-451", slot: "worker-1-2", agent: nil)
        try scene.addRun("old", of: "import-1", slot: nil, agent: "codex")
        try scene.respond("run-1", at: "2026-11-20T10:00:00Z", nanodollars: 500)
        try scene.respond("run-2", at: "2026-11-20T10:20:00Z", nanodollars: 700, reported: 720)
        try scene.respond("run-2", at: "2026-11-21T09:00:00Z", model: "haiku", nanodollars: 30, reported: 20)
        try scene.respond("run-3", at: "2026-11-21T09:01:00Z", model: "secret", nanodollars: nil, reported: 5)
        try scene.respond("old", at: "2026-11-21T09:02:00Z", model: "sonnet", nanodollars: 90) { $0.isSuccess = false }
        return scene
    }
}
