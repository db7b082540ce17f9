import Glibc
import Synchronization

/// Children of this process that somebody has let go of before they had ended: without their parent the system keeps
/// what is left of them.
package enum LeftChildren {
    private static let pids = Mutex<Set<Int32>>([])

    static func add(_ pid: Int32) { _ = pids.withLock { $0.insert(pid) } }

    /// Those that have ended are gone for good then; nobody asks how. For whoever lives long. Nobody else may reap by
    /// number: as long as nobody does, the number is theirs.
    package static func reap() {
        for pid in pids.withLock({ $0 }) {
            var status: Int32 = 0
            // 0 is a child that goes on.
            guard waitpid(pid, &status, WNOHANG) != 0 else { continue }
            _ = pids.withLock { $0.remove(pid) }
        }
    }
}
