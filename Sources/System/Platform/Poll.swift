import Domain
import Glibc

/// Waiting for one descriptor.
enum Poll {
    /// Answers whether it became ready, or hung up, before the time was over. Without a limit the wait has none.
    static func wait(_ number: Int32, for wanted: Readiness, upTo limit: Duration?) throws(PlatformError) -> Bool {
        let clock = SystemClock()
        let deadline = limit.map { clock.now().monotonic.advanced(by: $0) }
        var events: Int16 = 0
        if wanted.contains(.readable) { events |= Int16(POLLIN) }
        if wanted.contains(.writable) { events |= Int16(POLLOUT) }
        while true {
            var entry = pollfd(fd: number, events: events, revents: 0)
            let left = deadline.map { clock.now().monotonic.duration(to: $0) }
            let count = poll(&entry, 1, milliseconds(left))
            if count > 0 { return true }
            if count == 0, milliseconds(left) < Int32.max { return false }
            if count < 0, errno != EINTR { throw .last("wait for", "descriptor \(number)") }
        }
    }

    /// Rounded up: a wait that is too short by a part of a millisecond would be made again and again. -1 is for ever.
    static func milliseconds(_ duration: Duration?) -> Int32 {
        guard let duration else { return -1 }
        guard duration > .zero else { return 0 }
        return Int32(clamping: (duration.nanoseconds - 1) / 1_000_000 + 1)
    }
}
