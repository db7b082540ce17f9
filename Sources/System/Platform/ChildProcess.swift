import CPlatform

/// A child of this process, from its start until it is reaped.
///
/// Letting go of it does not end it. One that is not waited for is left to `LeftChildren`.
package struct ChildProcess: ~Copyable, Sendable {
    package let pid: Int32
    /// Readable once the child has ended: for an `EventLoop`.
    package let pidfd: FileDescriptor
    private var exit: ChildExit?

    init(pid: Int32, pidfd: consuming FileDescriptor) {
        self.pid = pid
        self.pidfd = pidfd
    }

    deinit { if exit == nil { LeftChildren.add(pid) } }

    /// A child that this process did not start itself: an orphan that came to it. Nil where there is no such process.
    package static func adopt(_ pid: Int32) throws(PlatformError) -> ChildProcess? {
        guard let pidfd = try Pidfd.open(pid) else { return nil }
        return ChildProcess(pid: pid, pidfd: pidfd)
    }

    /// Reaps the child once it has ended, and from then on gives the same answer. Nil means that it still ran when
    /// the time was over; without a limit the wait has none.
    package mutating func wait(upTo limit: Duration? = nil) throws(PlatformError) -> ChildExit? {
        if let exit { return exit }
        guard try Poll.wait(pidfd.number, for: .readable, upTo: limit) else { return nil }
        var found = roost_exit()
        let result = roost_reap(pidfd.number, &found)
        guard result >= 0 else { throw .last("reap", "process \(pid)") }
        if result == 1 { exit = ChildExit(found) }
        return exit
    }

    /// Answers whether the child was there. Its number cannot have passed to another process.
    @discardableResult
    package borrowing func signal(_ signal: Signal) throws(PlatformError) -> Bool {
        try Pidfd.signal(pidfd, signal)
    }
}

extension ChildExit {
    fileprivate init(_ exit: roost_exit) {
        status = ExitStatus(exit)
        userTime = .microseconds(exit.user_microseconds)
        systemTime = .microseconds(exit.system_microseconds)
        peakMemoryBytes = exit.peak_memory_bytes
    }
}
