import CPlatform

/// Handles on processes. One stays with its process, whoever gets the number after it.
enum Pidfd {
    /// Nil where there is no such process.
    static func open(_ pid: Int32) throws(PlatformError) -> FileDescriptor? {
        let number = roost_pidfd_open(pid)
        if number >= 0 { return FileDescriptor(owning: number) }
        let error = PlatformError.last("open", "process \(pid)")
        guard error.errno == .noSuchProcess else { throw error }
        return nil
    }

    /// Answers whether the process was there.
    static func signal(_ pidfd: borrowing FileDescriptor, _ signal: Signal) throws(PlatformError) -> Bool {
        if roost_pidfd_send_signal(pidfd.number, signal.number) == 0 { return true }
        let error = PlatformError.last("send \(signal) to", "a process")
        guard error.errno == .noSuchProcess else { throw error }
        return false
    }
}
