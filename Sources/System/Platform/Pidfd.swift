import CPlatform
package import Domain

/// Handles on processes. One stays with its process, whoever gets the number after it.
package enum Pidfd {
    /// Nil where there is no such process.
    package static func open(_ pid: Int32) throws(PlatformError) -> FileDescriptor? {
        let number = roost_pidfd_open(pid)
        if number >= 0 { return FileDescriptor(owning: number) }
        let error = PlatformError.last("open", "process \(pid)")
        guard error.errno == .noSuchProcess else { throw error }
        return nil
    }

    /// Answers whether the process was there. A value goes with the signal as sigqueue(3) sends one.
    static func signal(
        _ pidfd: borrowing FileDescriptor,
        _ signal: Signal,
        value: Int32? = nil
    ) throws(PlatformError) -> Bool {
        let result =
            if let value {
                roost_pidfd_queue_signal(pidfd.number, signal.number, value)
            } else {
                roost_pidfd_send_signal(pidfd.number, signal.number)
            }
        if result == 0 { return true }
        let error = PlatformError.last("send \(signal) to", "a process")
        guard error.errno == .noSuchProcess else { throw error }
        return false
    }

    /// How a process ended that is no child of ours: from /proc while it waits to be reaped, afterwards from the kernel
    /// where that is new enough to keep it. Nil where it is past finding.
    package static func exitStatus(of process: ProcessIdentity, _ pidfd: Int32) -> ExitStatus? {
        let isShown = showsEnd(of: process.pid)
        let found = Deliberate.ignore(because: "what cannot be read has been reaped") { () throws(PlatformError) in
            try ProcessStatus.read(process.pid)
        }
        if isShown, let status = found ?? nil, status.startTicks == process.startTicks, status.hasEnded,
            let packed = status.waitStatus
        {
            return ExitStatus(waitStatus: packed)
        }
        var packed: Int32 = 0
        guard roost_pidfd_wait_status(pidfd, &packed) == 1 else { return nil }
        return ExitStatus(waitStatus: packed)
    }

    /// Of a process that we may not look into the kernel shows 0, however it ended. By the same rule it keeps the link
    /// to its program from us, which one that has ended and may be looked into has no more.
    private static func showsEnd(of pid: Int32) -> Bool {
        do throws(PlatformError) {
            _ = try SystemDisk().readLink("/proc/\(pid)/exe")
            return true
        } catch {
            return error.errno == .notFound
        }
    }
}
