import Decoding
package import Domain
package import Journal
package import Platform
import Store

/// What an import would do, and what all that it would take in has cost, without writing anything: neither a home nor
/// an index has to be there, and no lock is held. Each response counts once over all files and beside the index, by the
/// same rules as in an import.
package struct ImportPreview {
    private let paths: RecordPaths
    private let environment: Environment
    private let disk: any Disk
    private let now: WallTime
    private let copies: ImportFolder
    /// Nothing where none is there yet.
    private let index: Connection?
    private let noted: NotedTranscripts
    private let pricing: Pricing

    /// Throws where the index was written by another version of this program: what it knows cannot be told from it.
    package init(
        _ paths: RecordPaths,
        _ environment: Environment,
        on disk: any Disk,
        at now: WallTime
    ) throws(IndexerError) {
        self.paths = paths
        self.environment = environment
        self.disk = disk
        self.now = now
        copies = ImportFolder(paths.home.imports, on: disk)
        let isThere = try IndexerError.onDisk { () throws(PlatformError) in try disk.exists(paths.index) }
        index = try IndexerError.inStore { () throws(StoreError) in
            try isThere ? IndexSchema.current.open(paths.index, for: .read, on: disk, at: now) : nil
        }
        noted = try NotedTranscripts(in: index, copies: copies)
        let prices = try PriceListImport.prices(of: paths.home, on: disk)
        pricing = Pricing(prices.catalog)
    }

    package func search(
        _ agent: TranscriptAgent?,
        below paths: [String]
    ) throws(IndexerError) -> TranscriptSearch {
        try noted.search(agent, below: paths, environment)
    }

    /// What `HomeIndex.take` would report of these files now. What was said is not read, so that there are no numbers
    /// of messages, of their parts and of lines of unknown types, and not every bad line is found.
    package func tell(
        _ found: [FoundTranscript],
        progress: (_ files: Int, _ bytes: Int64) -> Bool = { _, _ in true }
    ) throws(IndexerError) -> ImportReport {
        let news = try noted.notNoted(found)
        var work = PreviewWork(copies, index, now)
        work.passOver(found.count - news.count)
        for file in news {
            try work.take(file)
            guard progress(work.report.fileCount, work.report.bytes) else { break }
        }
        return try work.finish(pricing)
    }
}
