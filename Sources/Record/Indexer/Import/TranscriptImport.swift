package import Domain
package import Platform
package import Store

/// Looks for transcripts that agents have left, and keeps their bytes in `imports/` before anybody reads them: their
/// vendors delete them after a month.
///
/// Whoever makes rows of them holds the lock of the index, and goes so:
///
///     let transcripts = try TranscriptImport(into: home.imports, index: connection, environment, on: disk)
///     let search = try transcripts.search(.claude, below: paths)
///     let passedOver = try transcripts.take(search.found, now: now) { taken in
///         // One transaction: rows of taken.copy.lines(from: cursor), the cursor, and `note(taken)`.
///     }
///
/// A copy that is `.unchanged` may still have lines that are no rows yet, if the last import was stopped: the cursor
/// knows. One that was `.replaced` is read from its beginning. To make all rows anew, go through `copies.each`.
package struct TranscriptImport {
    package let copies: ImportFolder
    private let index: Connection
    private let environment: Environment
    private let disk: any Disk
    /// The copies that were there when this import began.
    private let ids: Set<String>

    package init(
        into folder: String,
        index: Connection,
        _ environment: Environment,
        on disk: any Disk
    ) throws(IndexerError) {
        copies = ImportFolder(folder, on: disk)
        try CopyBatch.tidy(copies)
        ids = try Set(copies.ids().map(\.text))
        self.index = index
        self.environment = environment
        self.disk = disk
    }

    /// What is there of an agent, or of all where it is nil: below the given paths, or where there are none, where each
    /// agent keeps its transcripts.
    package func search(_ agent: TranscriptAgent?, below paths: [String] = []) throws(IndexerError) -> TranscriptSearch
    {
        guard paths.isEmpty else {
            return try index.read(orRefused: IndexerError.store) { () throws(IndexerError) in
                GivenPaths(of: agent, on: disk, known: { knownFormat(of: $0, $1) }).search(paths)
            }
        }
        let places = TranscriptPlaces(environment, on: disk)
        var search = TranscriptSearch()
        for agent in agent.map({ [$0] }) ?? TranscriptAgent.allCases {
            let one = places.search(agent)
            search.found += one.found
            search.unreadable += one.unreadable
        }
        return search
    }

    /// Copies what is new of them, and hands over each copy that came of it; a database of sessions becomes many. New
    /// ones come many at a time: so many are waited for together. Of what was noted and has not changed since only the
    /// status is looked at; the answer is how many were passed over so. An error ends it; what was copied by then is
    /// taken up by the next import.
    @discardableResult
    package func take(
        _ transcripts: [FoundTranscript],
        now: WallTime,
        _ each: (TakenCopy) throws(IndexerError) -> Void
    ) throws(IndexerError) -> Int {
        let batch = CopyBatch(copies)
        let news = try notNoted(transcripts)
        for found in news {
            switch found.place {
            case .file(let format):
                let taken = try copies.take(found.path, as: format, now: now, into: batch)
                // Those first: it may be the longer form of one of them.
                for taken in batch.takeSettled() { try each(taken) }
                if let taken { try each(taken) }
            case .openCodeDatabase: try OpenCodeImport(copies).takeDatabase(found.path, now: now, each)
            case .openCodeStorage: try OpenCodeImport(copies).takeStorage(found.path, now: now, each)
            }
            if batch.isFull { try batch.settle() }
            for taken in batch.takeSettled() { try each(taken) }
        }
        try batch.settle()
        for taken in batch.takeSettled() { try each(taken) }
        return transcripts.count - news.count
    }

    /// In one reading: most often nothing is new, and then this is all there is to do.
    private func notNoted(_ transcripts: [FoundTranscript]) throws(IndexerError) -> [FoundTranscript] {
        try index.read(orRefused: IndexerError.store) { () throws(IndexerError) in
            var news: [FoundTranscript] = []
            for found in transcripts where try !isNoted(found) { news.append(found) }
            return news
        }
    }

    /// Belongs into the transaction of the rows that come of the copy, after which the file need not be opened again.
    package func note(_ taken: TakenCopy) throws(IndexerError) {
        for row in taken.fileRows {
            try IndexerError.inStore { () throws(StoreError) in try index.put(row) }
        }
    }

    private func isNoted(_ found: FoundTranscript) throws(IndexerError) -> Bool {
        switch found.place {
        case .file: return try isNoted(found.path, found.status)
        case .openCodeDatabase:
            let wal = try IndexerError.onDisk { () throws(PlatformError) in try disk.status(of: found.path + "-wal") }
            guard try isNoted(found.path, found.status) else { return false }
            return try isNoted(found.path + "-wal", wal)
        case .openCodeStorage: return false
        }
    }

    /// A copy that is gone was perhaps taken away by somebody, and is made again. Of a WAL that is not there nothing
    /// can have changed.
    private func isNoted(_ path: String, _ status: FileStatus?) throws(IndexerError) -> Bool {
        guard let status else { return true }
        guard let row = try row(of: path), row.isStill(status) else { return false }
        return ids.contains(row.importID)
    }

    private func row(of path: String) throws(IndexerError) -> ImportedFileRow? {
        try IndexerError.inStore { () throws(StoreError) in try index.importedFile(path) }
    }

    private func knownFormat(of path: String, _ status: FileStatus) -> TranscriptFormat? {
        // Without an index the file is looked into.
        do throws(IndexerError) {
            guard let row = try row(of: path), row.isStill(status) else { return nil }
            return TranscriptFormat(rawValue: row.format)
        } catch { return nil }
    }
}
