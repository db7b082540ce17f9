package import Domain
import Glibc

/// What the kernel says of itself, where we may read it.
package enum KernelLog {
    private static let recordBytesMax = 8 << 10

    /// Whether the kernel killed the process, which was started at that time, because memory ran out.
    package static func tellsOfOutOfMemory(killing pid: Int32, since start: MonotonicTime) -> Bool {
        let number = open("/dev/kmsg", O_RDONLY | O_NONBLOCK | O_CLOEXEC)
        guard number >= 0 else { return false }
        let log = FileDescriptor(owning: number)
        return withUnsafeTemporaryAllocation(byteCount: recordBytesMax, alignment: 1) { room in
            var isFound = false
            while true {
                let count = read(log.number, room.baseAddress, room.count)
                // EPIPE: records went by while we read; the next are there.
                if count < 0, errno == EPIPE || errno == EINTR { continue }
                guard count > 0 else { return isFound }
                let record = String(decoding: room.prefix(count), as: UTF8.self)
                if isKill(record, of: pid, since: start) { isFound = true }
            }
        }
    }

    /// Numbers are given out again: what was written before the start was of another process. The third field of a
    /// record is its time in microseconds, by a clock that goes like the monotonic one but is not set right by NTP,
    /// whose corrections are at most 500 parts in a million.
    static func isKill(_ record: String, of pid: Int32, since start: MonotonicTime) -> Bool {
        guard record.contains("Killed process \(pid) ") || record.contains("Killed process \(pid),") else {
            return false
        }
        let fields = record.prefix { $0 != ";" }.split(separator: ",", omittingEmptySubsequences: false)
        guard fields.count > 2, let microseconds = Int64(fields[2]) else { return false }
        let drift = Duration.seconds(2) + .nanoseconds(max(0, start.nanoseconds) / 2000)
        return Duration.microseconds(microseconds) >= .nanoseconds(start.nanoseconds) - drift
    }
}
