import Domain
package import Journal
package import Platform
import Store

/// Makes both databases anew from the files, beside those that are there, and then puts them in their place. Whoever
/// asks meanwhile is answered by the old ones.
package struct Reindex {
    private static let mark = "whole"

    private let paths: RecordPaths
    private let disk: any Disk
    private let clock: any Clock
    private let patience: IndexPatience?

    package init(
        _ paths: RecordPaths,
        on disk: any Disk,
        clock: any Clock = SystemClock(),
        waiting patience: IndexPatience? = nil
    ) {
        self.patience = patience
        self.paths = paths
        self.disk = disk
        self.clock = clock
    }

    /// Answers what could not be read.
    package func run() throws(IndexerError) -> PassReport {
        let lock = try IndexLock(paths, on: disk, waiting: patience)
        try Self.finish(paths, under: lock, on: disk)
        return try run(under: lock)
    }

    func run(under lock: IndexLock) throws(IndexerError) -> PassReport {
        let report = try buildWhole(under: lock)
        try IndexerError.onDisk { () throws(PlatformError) in
            try disk.createFile("\(Self.folder(paths))/\(Self.mark)", with: [])
            try disk.synchronizeFolder(Self.folder(paths))
        }
        try Self.finish(paths, under: lock, on: disk)
        return report
    }

    /// Makes them anew and tells in what they differ from those that are there, which stay as they are.
    package func check() throws(IndexerError) -> RowDifferences {
        let lock = try IndexLock(paths, on: disk, waiting: patience)
        try Self.finish(paths, under: lock, on: disk)
        defer { Self.forget(paths, on: disk) }
        let (_, built) = try build(under: lock)
        let kept = try HomeIndex(paths, under: lock, on: disk, clock: clock)
        // What was written while they were made is in both.
        _ = try kept.pass()
        _ = try built.pass()
        var differences = RowDifferences()
        try IndexerError.inStore { () throws(StoreError) in
            try differences.compare(kept.writer.index, built.writer.index)
            guard let said = kept.writer.conversations, let again = built.writer.conversations else { return }
            try differences.compare(said, again)
        }
        return differences
    }

    /// What was made is closed when this returns.
    private func buildWhole(under lock: IndexLock) throws(IndexerError) -> PassReport {
        let (report, built) = try build(under: lock)
        try built.settleArchivedRows()
        return report
    }

    private func build(under lock: IndexLock) throws(IndexerError) -> (PassReport, HomeIndex) {
        Self.forget(paths, on: disk)
        try ArchivePresence(paths, on: ArchivedDisk.beneath(disk), at: clock.now().wall).require()
        let folder = Self.folder(paths)
        try IndexerError.onDisk { () throws(PlatformError) in try disk.makeFolders(folder) }
        let index = try HomeIndex(Self.rebuilt(paths), under: lock, on: disk, clock: clock)
        return (try index.pass(), index)
    }

    // MARK: - Places

    private static func folder(_ paths: RecordPaths) -> String { "\(paths.home.root)/.reindex" }

    /// The conversations may be on another disk, and are made there.
    private static func rebuilt(_ paths: RecordPaths) -> RecordPaths {
        RecordPaths(
            home: paths.home,
            index: "\(folder(paths))/index.db",
            conversations: "\(paths.conversations).rebuilt"
        )
    }

    /// Puts in their place what was made whole, wherever somebody was stopped in doing so, and removes what was not.
    static func finish(_ paths: RecordPaths, under lock: IndexLock, on disk: any Disk) throws(IndexerError) {
        let rebuilt = rebuilt(paths)
        let mark = "\(folder(paths))/\(mark)"
        let isWhole = try IndexerError.onDisk { () throws(PlatformError) in try disk.exists(mark) }
        guard isWhole else { return forget(paths, on: disk) }
        try IndexerError.onDisk { () throws(PlatformError) in
            for (made, place) in [(rebuilt.conversations, paths.conversations), (rebuilt.index, paths.index)] {
                guard try disk.exists(made) else { continue }
                // A WAL of the old file would be taken for one of the new.
                for companion in DatabaseFile.companions where try disk.exists(place + companion) {
                    try disk.remove(place + companion)
                }
                for companion in DatabaseFile.companions where try disk.exists(made + companion) {
                    try disk.rename(made + companion, to: place + companion)
                }
                try disk.rename(made, to: place)
                try disk.synchronizeFolder(FilePath.folder(of: place))
            }
        }
        forget(paths, on: disk)
    }

    private static func forget(_ paths: RecordPaths, on disk: any Disk) {
        let rebuilt = rebuilt(paths)
        let files = [rebuilt.conversations, rebuilt.index].flatMap { file in
            ([""] + DatabaseFile.companions).map { file + $0 }
        }
        for file in files + ["\(folder(paths))/\(mark)"] {
            Deliberate.ignore(because: "what is left there is made anew the next time") { () throws(PlatformError) in
                if try disk.exists(file) { try disk.remove(file) }
            }
        }
        Deliberate.ignore(because: "what is left there is made anew the next time") { () throws(PlatformError) in
            if try disk.exists(folder(paths)) { try disk.removeFolder(folder(paths)) }
        }
    }
}
