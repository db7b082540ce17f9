import Domain
import Glibc
import Platform

/// Waits until files may have changed: told by the kernel, or, where it grants no more watches, by looking again
/// twice a second.
package struct ChangeWait: ~Copyable {
    package static let pollInterval = Duration.milliseconds(500)

    /// nil where the kernel refused.
    private let watch: FileWatch?

    /// Begins to watch; whoever reads the files afterwards misses nothing.
    package init(watching paths: [String], isWatchingAllowed: Bool = true) throws(JournalError) {
        guard isWatchingAllowed else {
            watch = nil
            return
        }
        do {
            let watch = try FileWatch()
            for path in paths { try watch.add(path) }
            self.watch = watch
        } catch {
            guard case .watchRefused = error else { throw .disk(error) }
            watch = nil
        }
    }

    package var isPolling: Bool { watch == nil }

    /// Returns when something may have changed, or when the time is over.
    package func wait(upTo limit: Duration) throws(JournalError) {
        guard let watch else {
            let pause = min(limit, Self.pollInterval)
            _ = poll(nil, 0, Int32(clamping: pause.nanoseconds / 1_000_000))
            return
        }
        _ = try onDisk { () throws(PlatformError) in try watch.wait(upTo: limit) }
    }

    /// Readable when something may have changed, for an event loop; nil where the kernel refused.
    package var descriptor: Int32? { watch?.number }

    /// Takes note of all changes so far: from here on the descriptor tells of later ones.
    package func settle() throws(JournalError) {
        guard let watch else { return }
        _ = try onDisk { () throws(PlatformError) in try watch.wait(upTo: .zero) }
    }
}
