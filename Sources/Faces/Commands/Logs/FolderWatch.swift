import Platform

/// Hears of what changes in folders. Where the kernel grants no watches, everything may have changed, always.
final class FolderWatch {
    private let watch: FileWatch?
    private var watched: Set<String> = []
    private(set) var isPolling: Bool

    init(on loop: EventLoop, isWatchingAllowed: Bool = true) throws(PlatformError) {
        do {
            watch = isWatchingAllowed ? try FileWatch() : nil
        } catch {
            guard case .watchRefused = error else { throw error }
            watch = nil
        }
        isPolling = watch == nil
        if let watch { try loop.watch(watch.number) { _ in } }
    }

    /// Whether it is watched from now on and was not before. A folder that is not there has nothing to tell.
    func add(_ folder: String) throws(PlatformError) -> Bool {
        guard let watch, watched.insert(folder).inserted else { return false }
        do {
            try watch.add(folder)
            return true
        } catch {
            watched.remove(folder)
            if case .watchRefused = error { isPolling = true } else if error.errno != .notFound { throw error }
            return false
        }
    }

    /// What has changed since it was last asked. A folder that has gone may come again.
    func take() throws(PlatformError) -> FileChanges {
        guard let watch else { return FileChanges() }
        let changes = try watch.drain()
        watched.subtract(changes.gone)
        return changes
    }
}
