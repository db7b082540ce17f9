import Decoding
import Domain
import Journal
package import Store

/// Writes rows and cursors into the two databases, each in a transaction of its own: SQLite does not commit two files
/// with a WAL as one, so each says for itself how far it got. Whoever has one holds the lock of the index.
///
/// What several sources tell is written together: small transactions cost more than what is in them.
package final class RecordWriter {
    private static let rowsMax = 20_000
    private static let contentBytesMax: Int64 = 8 << 20
    /// Of the index alone, whose rows stand all over their tables: whatever is written, most of its pages are.
    private static let indexRowsMax = 20_000

    package let index: Connection
    /// Nothing while they are away; what they miss is read again once they are back.
    package private(set) var conversations: Connection?
    /// Why they are away.
    package private(set) var missingConversations: StoreError?
    /// Rises when what readers believe to be written is not: they begin anew from the cursors.
    private(set) var generation = 0

    let rows: IndexRows
    /// What makes a line of text a marker.
    private(set) var markers = MarkerPrefixes.none
    private var counting: CallCounting
    private var pending: [Pending] = []
    private var pendingSources: Set<String> = []
    private var pendingRows = 0
    /// What was written to the conversations and not to the index yet.
    private var behind: [Pending] = []
    private var behindRows = 0
    private var pendingBytes: Int64 = 0
    /// Cursors that say that all of something is rows, in both files.
    private var finished: [SourceRow] = []
    private var later: [() throws(StoreError) -> Void] = []
    private let open: () throws(StoreError) -> Connection

    private struct Pending {
        var batch: RowBatch
        let source: UsageSource
        let cursors: SourceCursors
        let owners: (IndexRows) throws(StoreError) -> Void

        var ofIndex: Pending {
            var batch = RowBatch()
            (batch.reports, batch.events) = (self.batch.reports, self.batch.events)
            batch.lines = self.batch.lines
            return Pending(batch: batch, source: source, cursors: cursors, owners: owners)
        }
    }

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
            generation += 1
        } catch {
            missingConversations = error
        }
    }

    /// Whether it is the conversations that are damaged: then they are closed, and can be set aside.
    func lostConversations(to damage: StoreError) -> Bool {
        guard let conversations, damage.file == conversations.file else { return false }
        self.conversations = nil
        missingConversations = damage
        generation += 1
        return true
    }

    /// How far each has read a source; nothing for conversations that are away. What waits of it is written first: two
    /// files of one import may be the same transcript.
    func cursors(of source: SourceIdentity) throws(IndexerError) -> SourceCursors {
        if pendingSources.contains(source.id) { try flushRows() }
        var cursors = SourceCursors(index: try indexCursor(of: source), conversations: nil)
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

    /// What was read by others is read again, and nothing waits by then.
    func take(_ terms: HomeTerms, of home: HomePaths) throws(IndexerError) {
        try reprice(by: terms.prices, of: home)
        try look(for: terms.markers)
    }

    /// Computes all costs again where the lists of prices are others than they were computed by.
    private func reprice(by texts: PriceTexts, of home: HomePaths) throws(IndexerError) {
        let mark = texts.mark
        counting.pricing = Pricing(texts.catalog)
        let known = try IndexerError.inStore { () throws(StoreError) in try index.property(.prices) }
        guard known != mark else { return }
        let catalog = try PriceListImport.prices(texts, of: home).catalog
        // An index without a mark is a new one.
        var place: Int64? = known == nil ? nil : -1
        while place != nil {
            try writeIndex { (_, _) throws(StoreError) in
                place = try counting.reprice(after: place, countMax: Self.rowsMax)
            }
        }
        try writeIndex { (index, rows) throws(StoreError) in
            try index.run("DELETE FROM prices")
            for price in StoredPrice.rows(of: catalog) { try rows.put(price) }
            try index.set(.prices, to: mark)
        }
    }

    /// Has what agents have printed read again where other markers are looked for than it was read with. What it took
    /// and what was said stays as it is.
    private func look(for markers: MarkerPrefixes) throws(IndexerError) {
        self.markers = markers
        let known = try IndexerError.inStore { () throws(StoreError) in try index.property(.markers) }
        guard known ?? "" != markers.mark else { return }
        try writeIndex { (index, _) throws(StoreError) in
            try index.run("DELETE FROM run_events WHERE origin = 'agent'")
            // Of a log each line is a row for good, and none is a marker.
            try index.run(
                """
                DELETE FROM sources WHERE kind IN ('stdout', 'stderr')
                    OR kind = 'transcript' AND coalesce(decoder, '') <> ?
                """,
                SourceFormat.events.rawValue
            )
            try index.run("UPDATE sources SET is_finished = 0 WHERE kind = 'events'")
            try index.set(.markers, to: markers.mark)
        }
    }

    /// Writes what has to do with the index alone, and with it what waits.
    func writeIndex(_ body: (Connection, IndexRows) throws(StoreError) -> Void) throws(IndexerError) {
        try IndexerError.inStore { () throws(StoreError) in
            try index.write { () throws(StoreError) in try body(index, rows) }
        }
    }

    /// Writes rows that no file tells any more, with what they count.
    func restore(
        _ reports: [UsageReport],
        _ body: (Connection, IndexRows) throws(StoreError) -> Void
    ) throws(IndexerError) {
        try flushRows()
        for report in reports { if let source = report.source { counting.record(report, from: source) } }
        do throws(IndexerError) {
            try writeIndex { (index, rows) throws(StoreError) in
                try body(index, rows)
                try counting.flush()
            }
        } catch {
            counting.forget()
            throw error
        }
    }

    /// Takes a batch, with the cursors behind it, to be written with others. `owners` puts in what the rows refer to.
    func add(
        _ batch: RowBatch,
        from source: UsageSource,
        _ cursors: SourceCursors,
        owners: @escaping (IndexRows) throws(StoreError) -> Void
    ) throws(IndexerError) {
        pending.append(Pending(batch: batch, source: source, cursors: cursors, owners: owners))
        pendingSources.insert(cursors.index.id)
        pendingRows += batch.rowCount
        pendingBytes += batch.contentBytes
        if pendingRows >= Self.rowsMax || pendingBytes >= Self.contentBytesMax { try flushPending() }
    }

    /// Notes where a source lies that was found elsewhere before.
    func place(_ source: SourceIdentity) throws(IndexerError) {
        let known = try cursors(of: source)
        if known.index.path != source.path {
            try writeIndex { (index, _) throws(StoreError) in
                try Self.place(source, in: index)
                try index.run("UPDATE worker_sessions SET log_file = ? WHERE worker_id = ?", source.path, source.owner)
            }
        }
        guard let said = known.conversations, said.path != source.path else { return }
        _ = try writeConversations { (conversations) throws(StoreError) in try Self.place(source, in: conversations) }
    }

    private static func place(_ source: SourceIdentity, in database: Connection) throws(StoreError) {
        try database.run("UPDATE sources SET path = ? WHERE owner_id = ?", source.path, source.owner)
    }

    /// Takes out what an older version of a source has said, so that this one is read from its start.
    func forgetOlder(than source: SourceIdentity) throws(IndexerError) {
        let cursors = try cursors(of: source)
        if cursors.index.state != source.version {
            try flushRows()
            try writeIndex { (index, rows) throws(StoreError) in
                try rows.forgetEvents(of: source.owner)
                try index.run("DELETE FROM sources WHERE source_id = ?", source.id)
            }
        }
        guard let conversations, let cursor = cursors.conversations, cursor.state != source.version else { return }
        do throws(StoreError) {
            try conversations.write { () throws(StoreError) in
                try SearchTables(conversations).forget(run: source.owner, sources: [source.id])
                try conversations.run("DELETE FROM messages WHERE worker_id = ?", source.owner)
                try conversations.run("DELETE FROM log_pieces WHERE worker_id = ?", source.owner)
                try conversations.run("DELETE FROM sources WHERE source_id = ?", source.id)
            }
        } catch {
            try lose(error)
        }
    }

    /// Writes what has to do with the conversations alone; nothing while they are away.
    func writeConversations<Result>(
        _ body: (Connection) throws(StoreError) -> Result
    ) throws(IndexerError) -> Result? {
        guard let conversations else { return nil }
        do throws(StoreError) {
            return try conversations.write { () throws(StoreError) in try body(conversations) }
        } catch {
            try lose(error)
            return nil
        }
    }

    /// Does something with the index once what waits is written, in both files.
    func afterwards(_ body: @escaping () throws(StoreError) -> Void) { later.append(body) }

    /// Notes a cursor that may say that nothing is left to be read once what waits is written, in both files.
    func finish(_ cursor: SourceRow) { finished.append(cursor) }

    /// Writes what waits.
    func flush() throws(IndexerError) {
        let (finished, later) = (finished, later)
        (self.finished, self.later) = ([], [])
        let generation = generation
        try flushRows()
        guard !finished.isEmpty || !later.isEmpty, generation == self.generation, conversations != nil else { return }
        try writeIndex { (index, _) throws(StoreError) in
            for cursor in finished { try index.put(cursor) }
            for body in later { try body() }
        }
    }

    private func flushRows() throws(IndexerError) {
        try flushPending()
        guard !behind.isEmpty else { return }
        let batches = behind
        (behind, behindRows) = ([], 0)
        pendingSources = []
        do throws(StoreError) { try writeIndex(batches) } catch {
            counting.forget()
            generation += 1
            throw .store(error)
        }
    }

    /// Writes what was said, and what the index is to have of it once that is much.
    private func flushPending() throws(IndexerError) {
        guard !pending.isEmpty else { return }
        let batches = pending
        (pending, pendingRows, pendingBytes) = ([], 0, 0)
        behind += batches.map(\.ofIndex)
        behindRows += batches.reduce(0) { $0 + $1.batch.indexRowCount }
        if let conversations {
            do throws(StoreError) { try Self.write(batches, to: conversations) } catch {
                generation += 1
                try lose(error)
            }
        }
        if behindRows >= Self.indexRowsMax { try flushRows() }
    }

    private func writeIndex(_ batches: [Pending]) throws(StoreError) {
        for pending in batches {
            for report in pending.batch.reports { counting.record(report, from: pending.source) }
        }
        try index.write { () throws(StoreError) in
            for pending in batches {
                try pending.owners(rows)
                if let first = pending.batch.lines.first {
                    let session = try session(of: pending.source.run, at: first.at)
                    for line in pending.batch.lines { try line.insert(into: rows, session: session) }
                    counting.forgetTasks()
                }
                for event in pending.batch.events { try index.insert(event) }
                try index.put(pending.cursors.index)
            }
            try counting.flush()
        }
    }

    /// That of an import, whose owners are rows by now.
    private func session(of run: String, at time: WallTime) throws(StoreError) -> SessionID {
        let id = try index.first("SELECT session_id FROM worker_sessions WHERE worker_id = ?", run) { $0.text(0) }
        let session = Deliberate.ignore(because: "a run without a session gets one by its own id") {
            () throws(IdentifierError) in try SessionID((id ?? nil) ?? "")
        }
        return session ?? ImportOwner.session(of: run, at: time)
    }

    private static func write(_ batches: [Pending], to conversations: Connection) throws(StoreError) {
        try conversations.write { () throws(StoreError) in
            var rows = try ConversationRows(conversations)
            let queue = SearchQueue(conversations)
            for pending in batches {
                guard let cursor = pending.cursors.conversations else { continue }
                try conversations.put(cursor)
                for message in pending.batch.messages { try rows.insert(message) }
                for block in pending.batch.blocks { try rows.insert(block) }
                for piece in pending.batch.pieces { try conversations.insert(piece) }
                try queue.add(pending.batch.blocks)
                try queue.add(pending.batch.pieces)
            }
        }
    }

    /// Goes on without the conversations where they went away; whatever else is wrong with them is to be told.
    private func lose(_ error: StoreError) throws(IndexerError) {
        switch error {
        // A page that is not what was written is an error of the disk too.
        case _ where error.isDamage: throw .store(error)
        case .away, .missing, .wrongFile: break
        case .refused where error.kind == .inputOutput || error.kind == .cannotOpen: break
        default: throw .store(error)
        }
        conversations = nil
        missingConversations = error
        generation += 1
    }
}
