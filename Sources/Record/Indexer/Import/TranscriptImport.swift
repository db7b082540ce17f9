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
    private let noted: NotedTranscripts

    package init(
        into folder: String,
        index: Connection,
        _ environment: Environment,
        on disk: any Disk
    ) throws(IndexerError) {
        copies = ImportFolder(folder, on: disk)
        try CopyBatch.tidy(copies)
        noted = try NotedTranscripts(in: index, copies: copies)
        self.index = index
        self.environment = environment
    }

    /// What is there of an agent, or of all where it is nil: below the given paths, or where there are none, where each
    /// agent keeps its transcripts.
    package func search(_ agent: TranscriptAgent?, below paths: [String] = []) throws(IndexerError) -> TranscriptSearch
    {
        try noted.search(agent, below: paths, environment)
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
        let news = try noted.notNoted(transcripts)
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

    /// Belongs into the transaction of the rows that come of the copy, after which the file need not be opened again.
    package func note(_ taken: TakenCopy) throws(IndexerError) {
        for row in taken.fileRows {
            try IndexerError.inStore { () throws(StoreError) in try index.put(row) }
        }
    }
}
