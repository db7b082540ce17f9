package import Journal
package import Platform

/// The right to write to the index of a home. It goes with its owner, however that ends.
package final class IndexLock {
    private let file: FileLock
    /// Stands for as long as the lock is had, so that whoever keeps the index up to date knows for whom it waits.
    private let wish: IndexWish?

    /// Throws `.locked` where another process has it, and goes on to. Without patience nobody is asked to let go.
    package init(_ paths: RecordPaths, on disk: any Disk, waiting patience: IndexPatience? = nil) throws(IndexerError) {
        let opened: FileLock?
        do {
            try disk.makeFolders(paths.home.root)
            wish = try patience.map { (_) throws(PlatformError) in try IndexWish(paths, on: disk) }
            var wait = patience.map { IndexWait($0) }
            opened = try FileLock.acquire(try disk.openFile(paths.lock, .write)) { wait?.goesOn() ?? false }
        } catch {
            throw .disk(error)
        }
        guard let opened else { throw .locked(paths.lock) }
        file = opened
    }
}
