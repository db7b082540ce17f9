import Decoding
import Domain
import Platform
import Store

/// Puts the rows back that are kept of months whose runs were removed from the archive: no file tells them any more.
struct KeptRows {
    private static let kept = "kept"

    let archive: ArchiveFolder
    let writer: RecordWriter
    let disk: any Disk
    let now: WallTime

    /// The months that the index does not have yet.
    func restore() throws(IndexerError) {
        let months = try IndexerError.onDisk { () throws(PlatformError) in try archive.prunedMonths(on: disk) }
        for month in months {
            let file = MonthFile(archive.keptDatabase(of: month), on: disk, at: now)
            let runs = try IndexerError.inStore { () throws(StoreError) in try file.runs() }
            let lacks = try IndexerError.inStore { () throws(StoreError) in
                let known = "SELECT EXISTS(SELECT 1 FROM runs WHERE run_id = ?)"
                for run in runs where try writer.index.integer(known, run) == 0 { return true }
                return false
            }
            if lacks { try restore(from: file) }
        }
    }

    /// Of a run that is packed and cannot be read, what the file of its month has of it. Answers whether it has any.
    func restore(_ run: String, of month: CivilMonth) throws(IndexerError) -> Bool {
        let file = MonthFile(archive.database(of: month), on: disk, at: now)
        let isKnown = try IndexerError.inStore { () throws(StoreError) in
            guard try file.isThere, file.findings().isEmpty else { return false }
            return try file.runs().contains(run)
        }
        guard isKnown else { return false }
        // How far it was read before it could not be is of no use.
        try writer.writeIndex { (index, _) throws(StoreError) in
            try index.run("DELETE FROM sources WHERE owner_id = ?", run)
        }
        try restore(from: file, only: run)
        try writer.writeIndex { (index, _) throws(StoreError) in
            try index.run("UPDATE runs SET archive = ? WHERE run_id = ?", "\(month)", run)
        }
        return true
    }

    private func restore(from file: MonthFile, only run: String? = nil) throws(IndexerError) {
        let told = try IndexerError.inStore { () throws(StoreError) in try Self.reports(in: file.open()) }
        let reports = told.filter { run == nil || $0.source?.run == run }
        let known = try IndexerError.inStore { () throws(StoreError) in try Self.steps(in: file.open()) }
        let steps = known.filter { run == nil || $0.run == run }
        let index = writer.index
        try IndexerError.inStore { () throws(StoreError) in try index.run("ATTACH ? AS \(Self.kept)", file.path) }
        try writer.restore(reports) { (index, rows) throws(StoreError) in
            try index.copyRows(of: "coordinator_sessions", from: Self.kept)
            try Self.copyTasks(into: index)
            // Sessions tell less of a run than was known of it.
            let workers = Self.condition("worker_id", run)
            try index.copyRows(of: "worker_sessions", from: Self.kept, where: workers, isReplacing: true)
            for (table, key) in Self.tables {
                try index.copyRows(of: table, from: Self.kept, where: Self.condition(key, run))
            }
            for step in steps {
                try rows.settleTask(step.task)
                try rows.settleStep(step.id, of: step.task, name: step.name, kind: step.kind, by: step.run)
            }
        }
        try IndexerError.inStore { () throws(StoreError) in try index.run("DETACH \(Self.kept)") }
    }

    private static let tables = [
        ("runs", "run_id"), ("run_events", "worker_id"), ("checkpoints", "run_id"), ("steps", "last_run_id"),
        ("sources", "owner_id"),
    ]

    /// The ids of runs have no quotes.
    private static func condition(_ key: String, _ run: String?) -> String {
        run.map { "\(key) = '\($0.filter { $0 != "'" })'" } ?? "true"
    }

    /// What they cost is counted again with what their runs told.
    private static func copyTasks(into index: Connection) throws(StoreError) {
        let unknown = "SELECT task_id FROM \(kept).tasks WHERE task_id NOT IN (SELECT task_id FROM main.tasks)"
        let new = try index.rows(unknown) { $0.text(0) ?? "" }
        try index.copyRows(of: "tasks", from: kept)
        for task in new {
            try index.run("UPDATE main.tasks SET estimated_cost_nanodollars = 0 WHERE task_id = ?", task)
        }
    }

    private struct Step {
        let task: String
        let id: String
        let name: String
        let kind: String
        let run: String
    }

    private static func steps(in file: Connection) throws(StoreError) -> [Step] {
        try file.rows("SELECT task_id, step_id, step_name, step_kind, last_run_id FROM steps") { row in
            Step(
                task: row.text(0) ?? "",
                id: row.text(1) ?? "",
                name: row.text(2) ?? "",
                kind: row.text(3) ?? "",
                run: row.text(4) ?? ""
            )
        }
    }

    /// What the runs told of model responses, for it to be counted with what others tell of the same.
    private static func reports(in file: Connection) throws(StoreError) -> [UsageReport] {
        try UsageRows.told(in: file).map { row in
            var report = UsageReport(row)
            // A sum that was told bears the key of its response, and is kept behind its conversation.
            let isTotal = row.conversation.map { CallRow.id(ofResponse: "total:\($0)") } == row.id
            if isTotal { report.scope = .total(part: row.request ?? "") }
            return report
        }
    }
}
