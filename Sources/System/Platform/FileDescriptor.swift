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

    /// A descriptor that this process was started with; nil where it was not given one.
    package static func ifOpen(_ number: Int32) -> FileDescriptor? {
        guard fcntl(number, F_GETFD) >= 0 else { return nil }
        // Not for those that we start.
        _ = fcntl(number, F_SETFD, FD_CLOEXEC)
        return FileDescriptor(owning: number)
    }

    /// A copy of the channel for messages.
    package static func standardError() throws(PlatformError) -> FileDescriptor {
        let copy = fcntl(2, F_DUPFD_CLOEXEC, 3)
        guard copy >= 0 else { throw .last("duplicate", "standard error") }
        return FileDescriptor(owning: copy)
    }

    /// From here on what is written to standard output and standard error goes to this file, whoever writes it.
    package borrowing func takeOutputAndErrors() throws(PlatformError) {
        for stream in [Int32(1), 2] where dup2(number, stream) < 0 { throw .last("direct the output to", subject) }
    }

    /// What one read of a descriptor gives that is ready for it: nothing at its end.
    package borrowing func readOnce(bytesMax: Int) throws(PlatformError) -> [UInt8] {
        var bytes = [UInt8](repeating: 0, count: bytesMax)
        while true {
            let count = Glibc.read(number, &bytes, bytesMax)
            if count >= 0 { return Array(bytes.prefix(count)) }
            let error = PlatformError.last("read", subject)
            guard error.errno == .interrupted else { throw error }
        }
    }

    /// All that can be read from its beginning on.
    package borrowing func readToEnd(bytesMax: Int) throws(PlatformError) -> [UInt8] {
        var bytes: [UInt8] = []
        let room = UnsafeMutableRawBufferPointer.allocate(byteCount: 64 << 10, alignment: 16)
        defer { room.deallocate() }
        while true {
            let count = Glibc.read(number, room.baseAddress, room.count)
            guard count >= 0 else {
                let error = PlatformError.last("read", subject)
                guard error.errno == .interrupted else { throw error }
                continue
            }
            guard count > 0 else { return bytes }
            bytes += room.prefix(count)
            guard bytes.count <= bytesMax else { throw .tooLarge(path: subject, bytesMax: bytesMax) }
        }
    }

    /// Writes as many bytes as there is room for, whatever the mode of the descriptor.
    package static func writeWithoutWaiting(_ bytes: [UInt8], to number: Int32) throws(PlatformError) -> Int {
        var written = 0
        while written < bytes.count {
            var entry = pollfd(fd: number, events: Int16(POLLOUT), revents: 0)
            guard poll(&entry, 1, 0) > 0, entry.revents & Int16(POLLOUT) != 0 else { break }
            // A pipe that can be written to at all takes as much as this without waiting.
            let count = bytes.withUnsafeBytes { raw in
                Glibc.write(number, raw.baseAddress.map { $0 + written }, min(bytes.count - written, Int(PIPE_BUF)))
            }
            if count < 0 {
                let error = PlatformError.last("write", "descriptor \(number)")
                if error.errno == .again { break }
                guard error.errno == .interrupted else { throw error }
                continue
            }
            written += count
        }
        return written
    }

    /// What an error says this is: its path, as /proc knows it, else its number. Asked for only once a call has failed.
    var subject: String { SystemDisk.target(ofLink: "/proc/self/fd/\(number)") ?? "descriptor \(number)" }
}
