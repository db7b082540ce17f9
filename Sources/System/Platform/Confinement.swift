import CPlatform
package import Domain
import Glibc

/// What a process takes from itself for good, before it does what somebody else asks of it.
package enum Confinement {
    /// Bounds processor time and memory; from here on this process writes to no file, leaves no core and gains no
    /// rights. What exceeds the time is ended by SIGXCPU. It is for a process of one thread: the last of these holds
    /// for the thread that calls.
    package static func enter(processorTime: Duration, memory: ByteCount) throws(PlatformError) {
        let seconds = UInt64(max(1, (processorTime.nanoseconds + 999_999_999) / 1_000_000_000))
        guard roost_confine(seconds, UInt64(memory.bytes)) == 0 else { throw .last("limit", "this process") }
    }

    /// This process is killed once the thread that started it has ended. Answers whether that parent is still there:
    /// it may have ended before this was said.
    package static func endWithParent(_ parent: Int32) throws(PlatformError) -> Bool {
        guard roost_end_with_parent() == 0 else { throw .last("limit", "this process") }
        return getppid() == parent
    }
}
