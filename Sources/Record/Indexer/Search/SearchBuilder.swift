import Decoding
import Domain
package import Journal
package import Platform
package import Store

/// Builds the full-text search behind the rows: in batches, the newest rows first. Each batch is one transaction with
/// what says that it is done, so that each row is in the search exactly once wherever the building is cut off.
package final class SearchBuilder {
    private static let batchRowsMax: Int64 = 20_000
    private static let batchBytesMax: Int64 = 16 << 20
    private static let decisionsMax = 10_000

    private let writer: RecordWriter
    private let disk: any Disk
    private let redactors: RunRedactors

    package init(_ writer: RecordWriter, of home: HomePaths, on disk: any Disk) {
        self.writer = writer
        self.disk = disk
        redactors = RunRedactors { directory in
            Deliberate.ignore(because: "a text whose secrets are not known is left out") { () throws(IndexerError) in
                try Redactor(of: RunPaths(directory: directory), in: home, on: disk)
            }
        }
    }

    /// Goes on until all is in the search, or until it is due. Answers whether all rows are: whoever searches hears
    /// how many are not.
    @discardableResult
    package func build(until isDue: () -> Bool = { false }) throws(IndexerError) -> Bool {
        var areRowsIn = false
        while !isDue(), !areRowsIn { areRowsIn = try !(writer.writeConversations(addRows) ?? false) }
        while !isDue(), try writer.writeConversations(addDecisions) ?? false {}
        return areRowsIn
    }

    /// Takes rows out of the search that are about to be erased. Belongs into a transaction of its caller.
    package func remove(_ documents: [SearchDocument], from conversations: Connection) throws(StoreError) {
        try SearchTables(conversations).remove(documents, texts(of: conversations), forEver: true)
    }

    func texts(of conversations: Connection) throws(StoreError) -> SearchTexts {
        try SearchTexts(index: writer.index, conversations: conversations, on: disk, reading)
    }

    /// How bytes become the text that is searched.
    var reading: SearchReading {
        let redactors = redactors
        return SearchReading(
            readable: { ReadableText.of($0, isJSON: $1) },
            readablePiece: { path, bytes, part in
                redactors.redactor(of: FilePath.folder(of: path)).map { ReadableText.of(bytes, part: part, by: $0) }
            }
        )
    }

    /// Answers whether there was anything.
    private func addRows(_ conversations: Connection) throws(StoreError) -> Bool {
        let queue = SearchQueue(conversations)
        let stretches = try queue.newest(rowsMax: Self.batchRowsMax, bytesMax: Self.batchBytesMax)
        guard !stretches.isEmpty else { return false }
        var documents: [SearchDocument] = []
        for stretch in stretches {
            documents += try queue.documents(of: stretch)
            try queue.remove(stretch)
        }
        try SearchTables(conversations).insert(documents, texts(of: conversations))
        return true
    }

    // MARK: - Decisions

    /// They stand in the other file, where they are only ever added, session by session.
    private func addDecisions(_ conversations: Connection) throws(StoreError) -> Bool {
        var documents: [SearchDocument] = []
        for session in try sessions() where documents.count < Self.decisionsMax {
            let known = try conversations.integer(
                "SELECT flow_id FROM search_decisions WHERE session_id = ?",
                session
            )
            let new = try decisions(of: session, after: known ?? RowPlace(of: session).row(0) - 1)
            guard let last = new.last else { continue }
            documents += new
            try conversations.run(
                """
                INSERT INTO search_decisions VALUES(?, ?)
                ON CONFLICT(session_id) DO UPDATE SET flow_id = excluded.flow_id
                """,
                session,
                last.row
            )
        }
        guard !documents.isEmpty else { return false }
        try SearchTables(conversations).insert(documents, texts(of: conversations))
        return true
    }

    /// Those that have decisions, from one to the next: there are few of them beside a million decisions.
    private func sessions() throws(StoreError) -> [String] {
        try writer.index.rows(
            """
            WITH RECURSIVE session(id) AS (
                SELECT min(session_id) FROM logic_flow
                UNION ALL
                SELECT (SELECT min(session_id) FROM logic_flow WHERE session_id > session.id) FROM session
                WHERE session.id IS NOT NULL
            )
            SELECT id FROM session WHERE id IS NOT NULL
            """
        ) { $0.text(0) ?? "" }
    }

    private func decisions(of session: String, after last: Int64) throws(StoreError) -> [SearchDocument] {
        var found: [SearchDocument] = []
        let following = "SELECT flow_id, timestamp, session_id FROM logic_flow WHERE flow_id > ? ORDER BY flow_id"
        try writer.index.statement(following).each(last) { (row) throws(StoreError) in
            guard row.text(2) == session, found.count < Self.decisionsMax else { return false }
            found.append(SearchDocument(kind: .decision, row: row.integer(0) ?? 0, at: row.text(1)))
            return true
        }
        return found
    }
}
