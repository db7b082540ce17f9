/// Puts texts into the search, and takes them out. All of it belongs into a transaction of its caller.
package struct SearchTables {
    /// In the place of a kind.
    private static let forgotten = -1

    private let conversations: Connection
    private let putDocument: Statement
    private let findPlaces: Statement
    private let findDocument: Statement
    private let removeDocument: Statement

    package init(_ conversations: Connection) throws(StoreError) {
        self.conversations = conversations
        putDocument = try conversations.statement("INSERT OR IGNORE INTO search_docs VALUES(?, ?, ?, ?)")
        findPlaces = try conversations.statement(
            "SELECT docid FROM search_docs WHERE month = ? AND docid >= ? ORDER BY docid"
        )
        findDocument = try conversations.statement(
            "SELECT month, docid FROM search_docs WHERE kind = ? AND row_id = ?"
        )
        removeDocument = try conversations.statement("DELETE FROM search_docs WHERE month = ? AND docid = ?")
    }

    /// A document that has no text is left out.
    package func insert(_ documents: [SearchDocument], _ texts: SearchTexts) throws(StoreError) {
        // SQLite writes what it gathered whenever a text does not come behind the one before it.
        let sorted = documents.sorted { ($0.at, $0.kind.rawValue, $0.row) < ($1.at, $1.kind.rawValue, $1.row) }
        var rest = sorted[...]
        while let first = rest.first {
            let month = SearchMonth(of: first.at)
            let end = rest.firstIndex { SearchMonth(of: $0.at) != month } ?? rest.endIndex
            try insert(rest[..<end], of: month, texts)
            rest = rest[end...]
        }
    }

    private func insert(
        _ documents: ArraySlice<SearchDocument>,
        of month: SearchMonth,
        _ texts: SearchTexts
    ) throws(StoreError) {
        let known = try conversations.integer("SELECT slack FROM search_months WHERE month = ?", month.number)
        if known == nil { try conversations.runScript(SearchSchema.script(month)) }
        let putText = try conversations.statement("INSERT INTO \(month.table)(rowid, text) VALUES(?, ?)")
        var slack = known ?? 0
        var next: Int64 = 0
        for document in documents {
            try texts.withText(of: document) { (text) throws(StoreError) in
                let earliest = month.place(of: document.at)
                let place = try put(document, month, from: max(earliest, next))
                slack = max(slack, place - earliest)
                next = place + 1
                try Ideographs.withApart(text) { (words) throws(StoreError) in
                    try putText.run(place, LentBytes.text(words))
                }
            }
        }
        guard slack != known else { return }
        try conversations.run("UPDATE search_months SET slack = ? WHERE month = ?", slack, month.number)
    }

    /// The first free place: many texts can bear the same time, and may come one by one.
    private func put(
        _ document: SearchDocument,
        _ month: SearchMonth,
        from first: Int64
    ) throws(StoreError) -> Int64 {
        try putDocument.run(month.number, first, document.kind.rawValue, document.row)
        if conversations.changeCount > 0 { return first }
        var place = first
        try findPlaces.each(month.number, first) { (row) throws(StoreError) in
            guard row.integer(0) == place else { return false }
            place += 1
            return true
        }
        try putDocument.run(month.number, place, document.kind.rawValue, document.row)
        return place
    }

    /// Forgets all of a run that is about to be read anew. Its words stay in the parts of the index, and so its places
    /// stay taken: they lead to nothing, and no other text is found by them.
    package func forget(run: String, sources: [String]) throws(StoreError) {
        let blocks: [SearchKind] = [.message, .tool]
        try forget(RowPlace(of: run).rows, of: blocks, .blocks)
        for source in sources { try forget(RowPlace(of: source).rows, of: [.log], .pieces) }
    }

    private func forget(
        _ rows: ClosedRange<Int64>,
        of kinds: [SearchKind],
        _ source: SearchQueue.Source
    ) throws(StoreError) {
        for kind in kinds {
            try conversations.run(
                "UPDATE search_docs SET kind = \(Self.forgotten) WHERE kind = ? AND row_id BETWEEN ? AND ?",
                kind.rawValue,
                rows.lowerBound,
                rows.upperBound
            )
        }
        try conversations.run(
            "DELETE FROM search_queue WHERE source = ? AND first_row BETWEEN ? AND ?",
            source.rawValue,
            rows.lowerBound,
            rows.upperBound
        )
    }

    /// Takes single rows out while their texts are still there, from which SQLite knows their words again. `forEver`
    /// leaves nothing of the words in the parts of the index either, which takes as long as the month is large; pages
    /// of the file that come free by it are for whoever makes the file anew.
    package func remove(
        _ documents: [SearchDocument],
        _ texts: SearchTexts,
        forEver: Bool = false
    ) throws(StoreError) {
        var found: [(month: SearchMonth, place: Int64, document: SearchDocument)] = []
        for document in documents {
            try findDocument.each(document.kind.rawValue, document.row) { (row) throws(StoreError) in
                if let month = SearchMonth(number: row.integer(0) ?? 0) {
                    found.append((month, row.integer(1) ?? 0, document))
                }
                return true
            }
        }
        for (month, place, document) in found.sorted(by: { ($0.month, $0.place) < ($1.month, $1.place) }) {
            try removeDocument.run(month.number, place)
            let removing = "INSERT INTO \(month.table)(\(month.table), rowid, text) VALUES('delete', ?, ?)"
            let removeText = try conversations.statement(removing)
            try texts.withText(of: document) { (text) throws(StoreError) in
                try Ideographs.withApart(text) { (words) throws(StoreError) in
                    try removeText.run(place, LentBytes.text(words))
                }
            }
        }
        guard forEver else { return }
        for month in Set(found.map(\.month)) {
            try conversations.run("INSERT INTO \(month.table)(\(month.table)) VALUES('optimize')")
        }
    }
}
