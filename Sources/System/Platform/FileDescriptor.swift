import Glibc

/// An open descriptor with one owner, closed when its owner lets go of it.
///
/// What close answers is not looked at: on Linux the descriptor is gone whatever the answer, so that trying again could
/// close another thread's. Whoever must know that bytes are safe synchronizes first.
package struct FileDescriptor: ~Copyable, Sendable {
    package let number: Int32

    package init(owning number: Int32) {
        precondition(number >= 0, "a descriptor that was never opened has no owner")
        self.number = number
    }

    deinit { _ = Glibc.close(number) }

    /// Gives up ownership: from here on the caller closes.
    package consuming func release() -> Int32 {
        let number = number
        discard self
        return number
    }

    /// Another descriptor of the same open file: they share position and locks.
    package borrowing func duplicate() throws(PlatformError) -> FileDescriptor {
        // From 3 up, so that it can never be taken for one of the standard streams where those are closed.
        let copy = fcntl(number, F_DUPFD_CLOEXEC, 3)
        guard copy >= 0 else { throw .last("duplicate", subject) }
        return FileDescriptor(owning: copy)
    }

    /// What an error says this is: its path, as /proc knows it, else its number. Asked for only once a call has failed.
    var subject: String { SystemDisk.target(ofLink: "/proc/self/fd/\(number)") ?? "descriptor \(number)" }
}
