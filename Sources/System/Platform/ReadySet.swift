import CPlatform
import Domain
import Glibc

/// Waiting for several descriptors at once, to the microsecond, anew each time: for a loop that leaves some of them out
/// for a while.
package struct ReadySet {
    private var entries: [pollfd] = []

    package init() {}

    package mutating func removeAll() { entries.removeAll(keepingCapacity: true) }

    package mutating func add(_ descriptor: Int32, for wanted: Readiness = .readable) {
        var events: Int16 = 0
        if wanted.contains(.readable) { events |= Int16(POLLIN) }
        if wanted.contains(.writable) { events |= Int16(POLLOUT) }
        entries.append(pollfd(fd: descriptor, events: events, revents: 0))
    }

    /// Returns when one of them is ready or the time is over, and sooner where a signal came.
    package mutating func wait(upTo limit: Duration?) throws(PlatformError) {
        let count = entries.withUnsafeMutableBufferPointer { buffer in
            roost_wait(buffer.baseAddress, buffer.count, limit.map { max(0, $0.nanoseconds) } ?? -1)
        }
        guard count < 0 else { return }
        let error = PlatformError.last("wait for", "\(entries.count) descriptors")
        guard error.errno == .interrupted else { throw error }
        for index in entries.indices { entries[index].revents = 0 }
    }

    /// Whether it was ready, or its other end went away, when the last wait returned.
    package func isReady(_ descriptor: Int32) -> Bool {
        entries.contains { $0.fd == descriptor && $0.revents != 0 }
    }
}
