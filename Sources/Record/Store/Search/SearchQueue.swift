import Domain

/// Rows that are not in the search yet, a stretch at a time.
package struct SearchQueue {
    package enum Source: String, Hashable, Sendable {
        case blocks
        case pieces = "log_pieces"
    }

    /// Rows that were written together.
    package struct Stretch: Hashable, Sendable {
        package let id: Int64
        package let source: Source
        package let rows: ClosedRange<Int64>
        package let rowCount: Int64
        package let contentBytes: Int64
    }

    private let conversations: Connection

    package init(_ conversations: Connection) { self.conversations = conversations }

    // MARK: - Filling

    /// Belongs into the transaction of the rows themselves. Blocks of a run that come together have numbers that
    /// follow one another, so that a stretch costs no more than one row.
    package func add(_ blocks: [BlockRow]) throws(StoreError) {
        for run in blocks.split(whereChanging: { $0.worker }) {
            let place = RowPlace(of: run.first?.worker ?? "")
            try add(.blocks, run.map { (place.row($0.number), $0.contentBytes, $0.at) })
        }
    }

    package func add(_ pieces: [LogPieceRow]) throws(StoreError) {
        for source in pieces.split(whereChanging: { $0.source }) {
            let place = RowPlace(of: source.first?.source ?? "")
            try add(.pieces, source.map { (place.row($0.number), Int64($0.bytes.count), $0.at) })
        }
    }

    private func add(_ source: Source, _ rows: [(id: Int64, bytes: Int64, at: WallTime)]) throws(StoreError) {
        guard let first = rows.lazy.map(\.id).min(), let last = rows.lazy.map(\.id).max(),
            let newest = rows.lazy.map(\.at).max()
        else { return }
        try conversations.run(
            "INSERT INTO search_queue VALUES(NULL, ?, ?, ?, ?, ?, ?)",
            source.rawValue,
            first,
            last,
            rows.count,
            rows.reduce(0) { $0 + $1.bytes },
            newest
        )
    }

    // MARK: - Emptying

    /// The newest stretches, at least one where there is one, and no more than a batch should have.
    package func newest(rowsMax: Int64, bytesMax: Int64) throws(StoreError) -> [Stretch] {
        var stretches: [Stretch] = []
        var (rows, bytes): (Int64, Int64) = (0, 0)
        let newest = """
            SELECT queue_id, source, first_row, last_row, row_count, content_bytes FROM search_queue
            ORDER BY newest DESC
            """
        try conversations.statement(newest).each { (row) throws(StoreError) in
            let first = row.integer(2) ?? 0
            let stretch = Stretch(
                id: row.integer(0) ?? 0,
                source: Source(rawValue: row.text(1) ?? "") ?? .blocks,
                rows: first...max(first, row.integer(3) ?? first),
                rowCount: row.integer(4) ?? 0,
                contentBytes: row.integer(5) ?? 0
            )
            rows += stretch.rowCount
            bytes += stretch.contentBytes
            guard stretches.isEmpty || rows <= rowsMax && bytes <= bytesMax else { return false }
            stretches.append(stretch)
            return true
        }
        return stretches
    }

    /// Those of its rows that can be found.
    package func documents(of stretch: Stretch) throws(StoreError) -> [SearchDocument] {
        let kind = stretch.source == .blocks ? "content_type" : "NULL"
        let key = stretch.source == .blocks ? "block_id" : "piece_id"
        return try conversations.rows(
            "SELECT \(key), timestamp, \(kind) FROM \(stretch.source.rawValue) WHERE \(key) BETWEEN ? AND ?",
            stretch.rows.lowerBound,
            stretch.rows.upperBound
        ) { row in
            SearchDocument(row: row.integer(0) ?? 0, at: row.text(1), of: stretch.source, type: row.text(2))
        }.compactMap(\.self)
    }

    package func remove(_ stretch: Stretch) throws(StoreError) {
        try conversations.run("DELETE FROM search_queue WHERE queue_id = ?", stretch.id)
    }
}

extension SearchDocument {
    /// Nothing for a block that is no text.
    package init?(row: Int64, at time: String?, of source: SearchQueue.Source, type: String?) {
        switch (source, type) {
        case (.pieces, _): self.init(kind: .log, row: row, at: time)
        case (.blocks, "text"), (.blocks, "thinking"): self.init(kind: .message, row: row, at: time)
        case (.blocks, "tool_use"), (.blocks, "tool_result"): self.init(kind: .tool, row: row, at: time)
        case (.blocks, _): return nil
        }
    }

    /// A row whose time cannot be read stands before all others.
    package init(kind: SearchKind, row: Int64, at text: String?) {
        let time = Deliberate.ignore(because: "the row is to be found nevertheless") {
            () throws(TimeError) in try WallTime(iso: text ?? "")
        }
        self.init(at: time ?? WallTime(nanoseconds: 0), kind: kind, row: row)
    }
}

extension Array {
    fileprivate func split<Key: Equatable>(whereChanging key: (Element) -> Key) -> [ArraySlice<Element>] {
        var parts: [ArraySlice<Element>] = []
        var rest = self[...]
        while let first = rest.first.map(key) {
            let end = rest.firstIndex { key($0) != first } ?? rest.endIndex
            parts.append(rest[..<end])
            rest = rest[end...]
        }
        return parts
    }
}
