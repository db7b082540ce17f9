package import Domain
import JSON

/// Writes what session journals and run directories tell into the index. All of it belongs into a transaction of its
/// caller, together with the cursor of what was read.
package struct IndexRows {
    /// Stands for the task of what names none. It began at no time, so that it is the same whoever needed it first.
    static let unknownTask = "unknown"

    let connection: Connection

    package init(_ connection: Connection) { self.connection = connection }

    /// A line that is a row of its own.
    package func insert(_ line: SessionLine, into table: LineTable) throws(StoreError) {
        var names = [table.key, "session_id", "timestamp"] + table.columns.map(\.name)
        var values: [Value] = [.integer(line.row), .text(line.session.text), .text(line.at.iso)]
        for column in table.columns { values.append(column.value(in: line.data) ?? column.substitute) }
        if table == .systemEvents {
            names.append("message")
            values.append(.text(line.message))
        }
        if table == .worktreeOperations, case .text(let task) = values[3] { try ensureTask(task, from: line.at) }
        try connection.insert(values, as: names, into: table.name)
    }

    /// A line that tells what has changed about a task or a run. What it leaves out stays as it was.
    package func merge(_ line: SessionLine, into table: MergedTable) throws(StoreError) {
        guard let id = line.data[table.key]?.stringValue else { return }
        if table == .workers { try ensureTask(of: id, from: line) }
        let given = table.columns.compactMap { column in
            column.value(in: line.data).map { (column.name, $0) }
        }
        try connection.insert(
            [.text(id), .text(line.session.text)]
                + table.columns.map { column in
                    column.value(in: line.data)
                        ?? (column.name == table.beginning ? .text(line.at.iso) : column.substitute)
                },
            as: [table.key, "session_id"] + table.columns.map(\.name),
            into: table.name,
            replacing: (key: table.key, columns: given.map(\.0))
        )
    }

    /// A line of any other type, or one whose table has only how it is now, with the id of what it is about.
    package func insertChange(_ line: SessionLine, type: String, subject: String?) throws(StoreError) {
        try connection.run(
            "INSERT INTO changes VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?)",
            line.row,
            line.session.text,
            line.sequence,
            line.at,
            type,
            subject,
            line.level,
            line.message,
            JSONWriter.text(.object(line.data))
        )
    }

    /// Keeps the latest moment, whatever the order in which the lines are read.
    package func notePane(_ pane: String, lastSeen seconds: Int64) throws(StoreError) {
        try connection.run(
            """
            INSERT INTO pane_activity VALUES(?, ?)
            ON CONFLICT(pane) DO UPDATE SET last_seen = max(last_seen, excluded.last_seen)
            """,
            pane,
            seconds
        )
    }

    /// A task that nothing but a run tells of, so that what refers to it can stand. Of several moments at which it was
    /// named the first counts, where nothing better tells when it began.
    package func ensureTask(_ task: String, from time: WallTime, source: String = "run") throws(StoreError) {
        try connection.run(
            """
            INSERT INTO tasks(task_id, detected_at, source, status) VALUES(?, ?, ?, 'detected')
            ON CONFLICT(task_id) DO UPDATE SET detected_at = excluded.detected_at
            WHERE excluded.detected_at < detected_at AND NOT EXISTS(SELECT 1 FROM runs WHERE task_id = excluded.task_id)
                AND NOT EXISTS(SELECT 1 FROM changes WHERE subject_id = excluded.task_id AND type = 'task_changed')
            """,
            task,
            task == Self.unknownTask ? WallTime(nanoseconds: 0) : time,
            source
        )
    }

    private func ensureTask(of worker: String, from line: SessionLine) throws(StoreError) {
        if let task = line.data["task_id"]?.stringValue { return try ensureTask(task, from: line.at) }
        let known = try connection.integer("SELECT 1 FROM worker_sessions WHERE worker_id = ?", worker)
        if known == nil { try ensureTask(Self.unknownTask, from: line.at) }
    }
}
