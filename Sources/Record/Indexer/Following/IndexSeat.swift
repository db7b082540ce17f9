import Domain
package import Journal
package import Platform

/// The place of whoever keeps the index of a home up to date, of whom there is one. Who has it hears of those who wish
/// to write meanwhile. It goes with its owner, however that ends.
package final class IndexSeat {
    private static let byte: Int64 = 1
    /// Whether there is a wish is asked at each line that is read, which is far too often.
    private static let lookInterval = Duration.milliseconds(20)

    private let file: FileDescriptor
    private let clock: any Clock
    /// Nothing where the kernel grants none: then a wish is found when it is looked for.
    private let watch: FileWatch?
    private var lastLook: (at: MonotonicTime, found: Bool)?

    /// Throws `.locked` where another has it.
    package init(_ paths: RecordPaths, on disk: any Disk, clock: any Clock = SystemClock()) throws(IndexerError) {
        self.clock = clock
        let isOurs: Bool
        do {
            try disk.makeFolders(paths.home.root)
            file = try disk.openFile(paths.wish, .write)
            watch = try Self.watch(paths.wish)
            isOurs = try ByteLock.acquire(.write, on: Self.byte, of: file)
        } catch {
            throw .disk(error)
        }
        guard isOurs else { throw .locked(paths.lock) }
    }

    /// Before it is closed: a child that another thread is about to start has a copy until it runs its program.
    deinit {
        Deliberate.ignore(because: "it goes with the file all the same") { () throws(PlatformError) in
            try ByteLock.release(Self.byte, of: file)
        }
    }

    /// Somebody who wishes wakes the loop, which must not outlive this.
    package func wake(_ loop: EventLoop) throws(IndexerError) {
        guard let watch else { return }
        try IndexerError.onDisk { () throws(PlatformError) in
            try loop.watch(watch.number) { [unowned self] _ in hear() }
        }
    }

    /// Whether somebody else writes to the index, or wishes to.
    package func isWished() throws(IndexerError) -> Bool {
        let now = clock.now().monotonic
        if let lastLook, now - lastLook.at < Self.lookInterval { return lastLook.found }
        let found = try IndexerError.onDisk { () throws(PlatformError) in
            try ByteLock.isHeldByAnother(against: .write, on: IndexWish.byte, of: file)
        }
        lastLook = (now, found)
        return found
    }

    private static func watch(_ path: String) throws(PlatformError) -> FileWatch? {
        do {
            let watch = try FileWatch()
            try watch.add(path)
            return watch
        } catch {
            guard case .watchRefused = error else { throw error }
            return nil
        }
    }

    private func hear() {
        lastLook = nil
        Deliberate.ignore(because: "what cannot be heard is looked for") { () throws(PlatformError) in
            _ = try watch?.drain()
        }
    }
}
