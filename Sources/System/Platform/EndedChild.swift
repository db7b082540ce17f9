import CPlatform
import Glibc

/// A child of this process that has ended, whether it was started here or came to us as an orphan.
package struct EndedChild: Hashable, Sendable {
    package let pid: Int32
    package let status: ExitStatus

    package init(pid: Int32, status: ExitStatus) {
        self.pid = pid
        self.status = status
    }

    /// The next one, without reaping it; nil where none has ended.
    package static func next() throws(PlatformError) -> EndedChild? {
        var pid: pid_t = 0
        var found = roost_exit()
        let result = roost_ended_child(&pid, &found)
        guard result >= 0 else { throw .last("look for", "ended children") }
        return result == 0 ? nil : EndedChild(pid: pid, status: ExitStatus(found))
    }

    /// How a process that we hold ended, or nil where it has not. Only its parent may ask; it is not reaped by it.
    package static func look(atPidfd pidfd: Int32) throws(PlatformError) -> ExitStatus? {
        var found = roost_exit()
        let result = roost_look_at_exit(pidfd, &found)
        guard result >= 0 else { throw .last("look at", "the end of a process") }
        return result == 0 ? nil : ExitStatus(found)
    }

    /// Lets the system forget it.
    package func reap() throws(PlatformError) {
        var status: Int32 = 0
        while waitpid(pid, &status, 0) < 0 {
            let error = PlatformError.last("reap", "process \(pid)")
            if error.errno == .noChild { return }
            guard error.errno == .interrupted else { throw error }
        }
    }
}

extension ExitStatus {
    init(_ exit: roost_exit) {
        self =
            exit.exited
            ? .exited(code: exit.value) : .signaled(Signal(number: exit.value), coreDumped: exit.core_dumped)
    }

    /// As wait(2) packs it.
    init(waitStatus: Int32) {
        let signal = waitStatus & 0x7f
        self =
            signal == 0
            ? .exited(code: (waitStatus >> 8) & 0xff)
            : .signaled(Signal(number: signal), coreDumped: waitStatus & 0x80 != 0)
    }
}
