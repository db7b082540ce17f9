import Decoding
package import Store

/// Writes rows and cursors into the two databases, each in a transaction of its own: SQLite does not commit two files
/// with a WAL as one, so each says for itself how far it got. Whoever has one holds the lock of the index.
package final class RecordWriter {
    package let index: Connection
    /// Nothing while they are away; what they miss is read again once they are back.
    package private(set) var conversations: Connection?
    /// Why they are away.
    package private(set) var missingConversations: StoreError?
    let rows: IndexRows
    private var counting: CallCounting
    private let open: () throws(StoreError) -> Connection

    init(
        index: Connection,
        pricing: Pricing,
        conversations open: @escaping () throws(StoreError) -> Connection
    ) throws(StoreError) {
        self.index = index
        self.open = open
        rows = IndexRows(index)
        counting = try CallCounting(index, pricing: pricing)
        openConversations()
    }

    /// Looks for them again where they are away.
    package func openConversations() {
        guard conversations == nil else { return }
        do throws(StoreError) {
            conversations = try open()
            missingConversations = nil
        } catch {
            missingConversations = error
        }
    }

    /// How far each has read a source; nothing for conversations that are away.
    func cursors(of source: SourceIdentity) throws(IndexerError) -> SourceCursors {
        let inIndex = try IndexerError.inStore { () throws(StoreError) in try index.source(source.id) }
        var cursors = SourceCursors(index: inIndex ?? SourceRow(source), conversations: nil)
        if let conversations {
            do throws(StoreError) {
                cursors.conversations = try conversations.source(source.id) ?? SourceRow(source)
            } catch {
                try lose(error)
            }
        }
        return cursors
    }

    /// How far the index alone has read a source of which nothing was said.
    func indexCursor(of source: SourceIdentity) throws(IndexerError) -> SourceRow {
        let row = try IndexerError.inStore { () throws(StoreError) in try index.source(source.id) }
        return row ?? SourceRow(source)
    }

    /// Writes what has to do with the index alone.
    func writeIndex(_ body: (Connection, IndexRows) throws(StoreError) -> Void) throws(IndexerError) {
        try IndexerError.inStore { () throws(StoreError) in
            try index.write { () throws(StoreError) in try body(index, rows) }
        }
    }

    /// Writes a batch, with the cursors behind it. `owners` puts in what the rows refer to.
    func commit(
        _ batch: RowBatch,
        from source: UsageSource,
        _ cursors: SourceCursors,
        owners: (IndexRows) throws(StoreError) -> Void
    ) throws(IndexerError) {
        try commitIndex(batch, from: source, cursors.index, owners)
        guard let cursor = cursors.conversations, let conversations else { return }
        do throws(StoreError) {
            try conversations.write { () throws(StoreError) in
                var rows = try ConversationRows(conversations)
                try conversations.put(cursor)
                for message in batch.messages { try rows.insert(message) }
                for block in batch.blocks { try rows.insert(block) }
                for piece in batch.pieces { try conversations.insert(piece) }
            }
        } catch {
            try lose(error)
        }
    }

    private func commitIndex(
        _ batch: RowBatch,
        from source: UsageSource,
        _ cursor: SourceRow,
        _ owners: (IndexRows) throws(StoreError) -> Void
    ) throws(IndexerError) {
        for report in batch.reports { counting.record(report, from: source) }
        do throws(StoreError) {
            try index.write { () throws(StoreError) in
                try owners(rows)
                for event in batch.events { try index.insert(event) }
                try counting.flush()
                try index.put(cursor)
            }
        } catch {
            counting.forget()
            throw .store(error)
        }
    }

    /// Goes on without the conversations where they went away; whatever else is wrong with them is to be told.
    private func lose(_ error: StoreError) throws(IndexerError) {
        switch error {
        case .away, .missing, .wrongFile:
            conversations = nil
            missingConversations = error
        case .refused where error.kind == .inputOutput || error.kind == .cannotOpen:
            conversations = nil
            missingConversations = error
        default: throw .store(error)
        }
    }
}
