package import Domain
package import JSON

extension IndexRows {
    /// A session, from its `meta.json`: the names are those of the columns.
    package func insertSession(_ fields: JSONObject) throws(StoreError) {
        guard let id = fields["session_id"]?.stringValue else { return }
        let columns = Self.sessionColumns
        try connection.insert(
            [.text(id)] + columns.map { $0.value(in: fields) ?? $0.substitute },
            as: ["session_id"] + columns.map(\.name),
            into: "coordinator_sessions",
            replacing: (key: "session_id", columns: columns.map(\.name))
        )
    }

    package func endSession(_ session: SessionID, at time: WallTime, reason: String) throws(StoreError) {
        try connection.run(
            "UPDATE coordinator_sessions SET ended_at = ?, exit_reason = ? WHERE session_id = ?",
            time,
            reason,
            session.text
        )
    }

    private static let sessionColumns = [
        Column("kind"), Column("started_at", else: .text("")), Column("config", .json), Column("pid", .integer),
        Column("hostname"), Column("git_branch"), Column("git_commit"), Column("runtime_version"),
        Column("tool_version"),
    ]
}
