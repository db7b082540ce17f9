package import Domain
package import Platform

/// The rows of a closed month as one file. It appears whole or not at all, and an older one is there until then.
package struct MonthFile {
    private static let documentsAtOnce: Int64 = 20_000
    /// As what the other databases are read here.
    private static let record = "record"
    private static let said = "said"
    private static let older = "older"

    package let path: String
    let disk: any Disk
    let now: WallTime

    package init(_ path: String, on disk: any Disk, at now: WallTime) {
        self.path = path
        self.disk = disk
        self.now = now
    }

    /// Opens it for reading, where it is whole.
    package func open() throws(StoreError) -> Connection {
        try ArchiveSchema.current.open(path, for: .read, on: disk, at: now)
    }

    package var isThere: Bool {
        get throws(StoreError) { try StoreError.wrapping { () throws(PlatformError) in try disk.exists(path) } }
    }

    /// The runs whose rows it has.
    package func runs() throws(StoreError) -> Set<String> {
        guard try isThere else { return [] }
        return Set(try open().rows("SELECT run_id FROM runs") { $0.text(0) ?? "" })
    }

    /// What is wrong with it, reading all of it.
    package func findings() -> [String] {
        do throws(StoreError) { return try open().findings() } catch { return ["\(error)"] }
    }

    /// The same without what was said, for a month whose runs are removed.
    package func writeFacts(_ runs: [String], from index: Connection) throws(StoreError) {
        try write { (unfinished) throws(StoreError) in
            let file = try begin(unfinished, runs)
            try file.run("ATTACH ? AS \(Self.record)", index.file)
            try file.write { () throws(StoreError) in
                try copy(MonthRows.facts(in: Self.record), from: Self.record, into: file)
            }
            try file.run("DETACH \(Self.record)")
            try Self.close(file)
        }
    }

    /// Writes it anew with the rows of these runs: from the index and the conversations, and of what was said from the
    /// file that is there, of the runs whose rows had left the conversations before. The caller holds the lock of the
    /// index.
    package func write(
        _ runs: [String],
        from index: Connection,
        _ conversations: Connection,
        _ reading: SearchReading
    ) throws(StoreError) {
        let hasOlder = try isThere
        try write { (unfinished) throws(StoreError) in
            try fill(unfinished, runs, index, conversations, older: hasOlder ? path : nil, reading)
        }
    }

    func write(_ fill: (String) throws(StoreError) -> Void) throws(StoreError) {
        let unfinished = "\(FilePath.folder(of: path))/.\(FilePath.name(of: path)).unfinished"
        try remove(unfinished)
        try fill(unfinished)
        let written = MonthFile(unfinished, on: disk, at: now)
        let findings = written.findings()
        guard findings.isEmpty else { throw .damaged(file: unfinished, findings: findings) }
        try StoreError.wrapping { () throws(PlatformError) in
            try disk.synchronizeFully(disk.openFile(unfinished, .writeExisting), .everything)
            try disk.uninterrupted { () throws(PlatformError) in try disk.rename(unfinished, to: path) }
            try disk.synchronizeFolder(FilePath.folder(of: path))
        }
    }

    private func remove(_ file: String) throws(StoreError) {
        try StoreError.wrapping { () throws(PlatformError) in
            for name in [file] + DatabaseFile.companions.map({ file + $0 }) where try disk.exists(name) {
                try disk.remove(name)
            }
        }
    }

    private func fill(
        _ unfinished: String,
        _ runs: [String],
        _ index: Connection,
        _ conversations: Connection,
        older: String?,
        _ reading: SearchReading
    ) throws(StoreError) {
        let file = try begin(unfinished, runs)
        try file.run("ATTACH ? AS \(Self.record)", index.file)
        try file.run("ATTACH ? AS \(Self.said)", conversations.file)
        if let older { try file.run("ATTACH ? AS \(Self.older)", older) }
        let sources = [Self.said] + (older == nil ? [] : [Self.older])
        try file.write { () throws(StoreError) in
            for source in sources { try copy(MonthRows.said(in: source), from: source, into: file) }
            try copy(MonthRows.facts(in: Self.record), from: Self.record, into: file)
            try check(file, against: sources)
        }
        for source in sources + [Self.record] { try file.run("DETACH \(source)") }
        try buildSearch(of: file, reading)
        try Self.close(file)
    }

    func begin(_ unfinished: String, _ runs: [String]) throws(StoreError) -> Connection {
        let file = try ArchiveSchema.current.open(unfinished, for: .create, on: disk, at: now)
        try file.runScript("CREATE TEMP TABLE archived(run_id TEXT PRIMARY KEY) WITHOUT ROWID")
        let note = try file.statement("INSERT OR IGNORE INTO temp.archived VALUES(?)")
        for run in runs { try note.run(run) }
        return file
    }

    /// One file, which can be read where nobody may write.
    static func close(_ file: Connection) throws(StoreError) {
        _ = try file.first("PRAGMA journal_mode = DELETE") { $0.text(0) }
    }

    private func copy(
        _ parts: [MonthRows.Part],
        from source: String,
        into file: Connection
    ) throws(StoreError) {
        for part in parts { try file.copyRows(of: part.table, from: source, where: part.condition) }
    }

    /// Before anything leaves the conversations: all that was said is there.
    private func check(_ file: Connection, against sources: [String]) throws(StoreError) {
        for (table, key) in [("messages", "message_id"), ("blocks", "block_id"), ("log_pieces", "piece_id")] {
            for source in sources {
                guard let part = MonthRows.said(in: source).first(where: { $0.table == table }) else { continue }
                let missing = try file.integer(
                    """
                    SELECT count(*) FROM \(source).\(table) WHERE (\(part.condition))
                        AND \(key) NOT IN (SELECT \(key) FROM main.\(table))
                    """
                )
                guard missing == 0 else {
                    throw .damaged(file: file.file, findings: ["it lacks \(missing ?? 0) rows of \(table)"])
                }
            }
        }
    }

    // MARK: - The search

    private func buildSearch(of file: Connection, _ reading: SearchReading) throws(StoreError) {
        let texts = try SearchTexts(index: file, conversations: file, on: disk, reading)
        for source in [SearchQueue.Source.blocks, .pieces] {
            var last: Int64 = -1
            while true {
                let (rows, documents) = try Self.documents(of: source, after: last, in: file)
                guard let end = rows.last else { break }
                try file.write { () throws(StoreError) in try SearchTables(file).insert(documents, texts) }
                last = end
            }
        }
    }

    private static func documents(
        of source: SearchQueue.Source,
        after last: Int64,
        in file: Connection
    ) throws(StoreError) -> (rows: [Int64], documents: [SearchDocument]) {
        let kind = source == .blocks ? "content_type" : "NULL"
        let key = source == .blocks ? "block_id" : "piece_id"
        var rows: [Int64] = []
        let documents = try file.rows(
            """
            SELECT \(key), timestamp, \(kind) FROM \(source.rawValue) WHERE \(key) > ?
            ORDER BY \(key) LIMIT \(documentsAtOnce)
            """,
            last
        ) { (row) throws(StoreError) -> SearchDocument? in
            rows.append(row.integer(0) ?? 0)
            return SearchDocument(row: row.integer(0) ?? 0, at: row.text(1), of: source, type: row.text(2))
        }
        return (rows, documents.compactMap(\.self))
    }
}
