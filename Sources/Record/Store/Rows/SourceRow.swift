/// How far the reading of one file got: a row of `sources`, in either database.
package struct SourceRow: Hashable, Sendable {
    package var id: String
    package var kind: String
    package var owner: String?
    package var path: String
    package var decoder: String?
    package var byteOffset: Int64 = 0
    package var sequence: Int64 = 0
    /// What the decoder must know to go on, as JSON.
    package var state: String?
    package var lineCount: Int64 = 0
    package var badLineCount: Int64 = 0
    package var unknownLineCount: Int64 = 0
    package var redactorVersion: Int64 = 0
    package var isFinished = false

    package init(id: String, kind: String, owner: String? = nil, path: String) {
        self.id = id
        self.kind = kind
        self.owner = owner
        self.path = path
    }
}

extension Connection {
    /// Belongs into the same transaction as the rows that came of what was read.
    package func put(_ source: SourceRow) throws(StoreError) {
        try run(
            """
            INSERT INTO sources VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT(source_id) DO UPDATE SET kind = excluded.kind, owner_id = excluded.owner_id,
                path = excluded.path, decoder = excluded.decoder, byte_offset = excluded.byte_offset,
                sequence = excluded.sequence, state = excluded.state, line_count = excluded.line_count,
                bad_line_count = excluded.bad_line_count, unknown_line_count = excluded.unknown_line_count,
                redactor_version = excluded.redactor_version, is_finished = excluded.is_finished
            """,
            source.id,
            source.kind,
            source.owner,
            source.path,
            source.decoder,
            source.byteOffset,
            source.sequence,
            source.state,
            source.lineCount,
            source.badLineCount,
            source.unknownLineCount,
            source.redactorVersion,
            source.isFinished
        )
    }

    /// Nothing for a file of which nothing was read yet.
    package func source(_ id: String) throws(StoreError) -> SourceRow? {
        try first(
            """
            SELECT kind, owner_id, path, decoder, byte_offset, sequence, state, line_count, bad_line_count,
                unknown_line_count, redactor_version, is_finished
            FROM sources WHERE source_id = ?
            """,
            id
        ) { row in
            var source = SourceRow(id: id, kind: row.text(0) ?? "", owner: row.text(1), path: row.text(2) ?? "")
            source.decoder = row.text(3)
            source.byteOffset = row.integer(4) ?? 0
            source.sequence = row.integer(5) ?? 0
            source.state = row.text(6)
            source.lineCount = row.integer(7) ?? 0
            source.badLineCount = row.integer(8) ?? 0
            source.unknownLineCount = row.integer(9) ?? 0
            source.redactorVersion = row.integer(10) ?? 0
            source.isFinished = row.bool(11) ?? false
            return source
        }
    }
}
