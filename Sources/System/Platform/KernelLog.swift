import Domain
import Glibc

/// What the kernel says of itself, where we may read it.
package enum KernelLog {
    private static let recordBytesMax = 8 << 10

    /// Whether the kernel killed the process because memory ran out.
    package static func tellsOfOutOfMemory(killing pid: Int32) -> Bool {
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
                if isKill(record, of: pid) { isFound = true }
            }
        }
    }

    static func isKill(_ record: String, of pid: Int32) -> Bool {
        record.contains("Killed process \(pid) ") || record.contains("Killed process \(pid),")
    }
}
