import Platform
import Synchronization

/// Work on a thread of its own, for tests of what one thread writes and another reads.
package struct SideThread: ~Copyable {
    private final class Failure: Sendable {
        let error = Mutex<(any Error)?>(nil)
    }

    private let failure: Failure
    private let thread: OwnThread

    package init(_ body: @escaping @Sendable () throws -> Void) {
        let failure = Failure()
        self.failure = failure
        do {
            thread = try OwnThread {
                do { try body() } catch { failure.error.withLock { $0 = error } }
            }
        } catch {
            preconditionFailure("a test may start a thread: \(error)")
        }
    }

    /// Waits until the work is done, and throws what it threw.
    package consuming func join() throws {
        let failure = failure
        thread.join()
        if let error = failure.error.withLock({ $0 }) { throw error }
    }
}
