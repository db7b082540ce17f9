import Glibc

/// Work on a thread of its own, for what must not wait for the rest of its program. Whoever starts it waits for it in
/// the end.
package struct OwnThread: ~Copyable {
    private final class Work: Sendable {
        let body: @Sendable () -> Void

        init(_ body: @escaping @Sendable () -> Void) { self.body = body }
    }

    private let handle: pthread_t

    package init(_ body: @escaping @Sendable () -> Void) throws(PlatformError) {
        var handle = pthread_t()
        let context = Unmanaged.passRetained(Work(body))
        let answer = pthread_create(
            &handle,
            nil,
            { context in
                if let context { Unmanaged<Work>.fromOpaque(context).takeRetainedValue().body() }
                return nil
            },
            context.toOpaque()
        )
        guard answer == 0 else {
            context.release()
            throw .system(operation: "start", subject: "a thread", errno: Errno(code: answer))
        }
        self.handle = handle
    }

    /// Waits until the work is done.
    package consuming func join() { pthread_join(handle, nil) }
}
