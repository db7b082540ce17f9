import Glibc
import Synchronization

/// Work on a thread of its own, for tests of what one thread writes and another reads.
package struct SideThread: ~Copyable {
    private final class Work: Sendable {
        let body: @Sendable () throws -> Void
        let failure = Mutex<(any Error)?>(nil)

        init(_ body: @escaping @Sendable () throws -> Void) { self.body = body }

        func run() {
            do { try body() } catch { failure.withLock { $0 = error } }
        }
    }

    private let work: Work
    private var handle = pthread_t()

    package init(_ body: @escaping @Sendable () throws -> Void) {
        work = Work(body)
        let context = Unmanaged.passRetained(work).toOpaque()
        let answer = pthread_create(
            &handle,
            nil,
            { context in
                if let context { Unmanaged<Work>.fromOpaque(context).takeRetainedValue().run() }
                return nil
            },
            context
        )
        precondition(answer == 0, "a test may start a thread")
    }

    /// Waits until the work is done, and throws what it threw.
    package consuming func join() throws {
        pthread_join(handle, nil)
        if let error = work.failure.withLock({ $0 }) { throw error }
    }
}
