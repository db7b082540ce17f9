import Domain
import Platform
import Store

/// What an index has noted of the files of transcripts: those that have not changed since need not be opened again.
struct NotedTranscripts {
    /// Nothing where there is no index yet.
    private let index: Connection?
    private let disk: any Disk
    /// The copies that were there when this import began.
    private let ids: Set<String>

    init(in index: Connection?, copies: ImportFolder) throws(IndexerError) {
        self.index = index
        disk = copies.disk
        ids = try Set(copies.ids().map(\.text))
    }

    /// What is there of an agent, or of all where it is nil: below the given paths, or where there are none, where each
    /// agent keeps its transcripts.
    func search(
        _ agent: TranscriptAgent?,
        below paths: [String],
        _ environment: Environment
    ) throws(IndexerError) -> TranscriptSearch {
        guard paths.isEmpty else {
            return try reading { () throws(IndexerError) in
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

    /// Those of which anything may be new. In one reading: most often nothing is, and then this is all there is to do.
    func notNoted(_ transcripts: [FoundTranscript]) throws(IndexerError) -> [FoundTranscript] {
        try reading { () throws(IndexerError) in
            var news: [FoundTranscript] = []
            for found in transcripts where try !isNoted(found) { news.append(found) }
            return news
        }
    }

    private func reading<Result>(_ body: () throws(IndexerError) -> Result) throws(IndexerError) -> Result {
        guard let index else { return try body() }
        return try index.read(orRefused: IndexerError.store, body)
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
        guard let index else { return nil }
        return try IndexerError.inStore { () throws(StoreError) in try index.importedFile(path) }
    }

    private func knownFormat(of path: String, _ status: FileStatus) -> TranscriptFormat? {
        // Without an index the file is looked into.
        do throws(IndexerError) {
            guard let row = try row(of: path), row.isStill(status) else { return nil }
            return TranscriptFormat(rawValue: row.format)
        } catch { return nil }
    }
}
