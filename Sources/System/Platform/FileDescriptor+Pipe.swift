import CPlatform
import Glibc

/// One end of a pipe: how large the pipe is and which it is, moving bytes out of it, opening it once more.
extension FileDescriptor {
    /// How many bytes the pipe holds before its writer has to wait.
    package borrowing func pipeBytes() throws(PlatformError) -> Int {
        let size = roost_pipe_size(number)
        guard size >= 0 else { throw .last("look at", subject) }
        return Int(size)
    }

    /// Takes bytes out of the pipe and throws them away. Nil where it is empty, 0 at its end.
    package borrowing func discard(countMax: Int) throws(PlatformError) -> Int? {
        let null = try Self.null()
        return try move(to: null, countMax: countMax)
    }

    /// Moves bytes to another pipe without copying them through this process. Nil where there are none, or the other
    /// is full; 0 at the end.
    package borrowing func move(to other: borrowing FileDescriptor, countMax: Int) throws(PlatformError) -> Int? {
        while true {
            let count = roost_move(number, other.number, nil, countMax)
            if count >= 0 { return count }
            if errno == EAGAIN { return nil }
            guard errno == EINTR else { throw .last("move bytes from", subject) }
        }
    }

    /// The number by which the kernel knows the open file, as in `/proc/<pid>/fd`.
    package borrowing func inode() throws(PlatformError) -> UInt64 {
        var status = stat()
        guard fstat(number, &status) == 0 else { throw .last("look at", subject) }
        return UInt64(status.st_ino)
    }

    /// The same pipe, opened once more for reading and writing: whoever has that is a reader as well, so that it never
    /// meets a pipe that nobody reads, only one that is full.
    package borrowing func reopenedBothWays() throws(PlatformError) -> FileDescriptor {
        try Self.reopened("/proc/self/fd/\(number)", O_RDWR)
    }

    /// A pipe of another process, opened for reading under a name in its `/proc/<pid>/fd`.
    package static func readingPipe(_ path: String) throws(PlatformError) -> FileDescriptor {
        try reopened(path, O_RDONLY | O_NONBLOCK)
    }

    /// What reads as empty.
    package static func null() throws(PlatformError) -> FileDescriptor { try reopened("/dev/null", O_RDWR) }

    private static func reopened(_ path: String, _ flags: Int32) throws(PlatformError) -> FileDescriptor {
        while true {
            let number = Glibc.open(path, flags | O_CLOEXEC)
            if number >= 0 { return FileDescriptor(owning: number) }
            let error = PlatformError.last("open", path)
            guard error.errno == .interrupted else { throw error }
        }
    }
}
