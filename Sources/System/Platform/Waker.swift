import CPlatform
import Glibc

/// Wakes the thread of an `EventLoop` from any other. Waking it several times before it looks is as waking it once.
package final class Waker: Sendable {
    let descriptor: FileDescriptor

    init() throws(PlatformError) {
        let number = eventfd(0, Int32(EFD_CLOEXEC | EFD_NONBLOCK))
        guard number >= 0 else { throw .last("make", "an event counter") }
        descriptor = FileDescriptor(owning: number)
    }

    package func wake() {
        // It fails only when the counter is full, and then the loop is awake already.
        _ = eventfd_write(descriptor.number, 1)
    }

    func clear() {
        var count: eventfd_t = 0
        _ = eventfd_read(descriptor.number, &count)
    }
}
