package import Journal
package import Platform

/// The right to write to the index of a home. It goes with its owner, however that ends.
package final class IndexLock {
    private let file: FileLock

    /// Throws `.locked` where another process has it.
    package init(_ paths: RecordPaths, on disk: any Disk) throws(IndexerError) {
        let opened: FileLock?
        do {
            try disk.makeFolders(paths.home.root)
            opened = try FileLock.acquire(try disk.openFile(paths.lock, .write))
        } catch {
            throw .disk(error)
        }
        guard let opened else { throw .locked(paths.lock) }
        file = opened
    }
}
