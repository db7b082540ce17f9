import Domain
import Synchronization

/// Work that takes long, beside a loop that must not wait for it: it is done on a thread of its own, and what came of
/// it is handed over on the thread of the loop.
package enum SideWork {
    private final class Outcome<Value: Sendable>: Sendable {
        let value = Mutex<Value?>(nil)
    }

    /// Holds what cannot be copied until the work is done.
    private final class Holder {
        var thread: OwnThread?
    }

    /// - Parameter done: called once, by the loop, if it still turns by then.
    package static func begin<Value: Sendable>(
        on loop: EventLoop,
        _ work: @escaping @Sendable () -> Value,
        done: @escaping (Value) -> Void
    ) throws(PlatformError) {
        let outcome = Outcome<Value>()
        let holder = Holder()
        let bell = try Waker()
        let number = bell.descriptor.number
        try loop.watch(number) { [unowned loop] _ in
            loop.forget(number)
            bell.clear()
            if let thread = holder.thread.take() { thread.join() }
            if let value = outcome.value.withLock({ $0.take() }) { done(value) }
        }
        do throws(PlatformError) {
            holder.thread = try OwnThread {
                let value = work()
                outcome.value.withLock { $0 = value }
                bell.wake()
            }
        } catch {
            loop.forget(number)
            throw error
        }
    }
}
