import Glibc
package import Platform

/// Standard output or standard error of this process.
package final class StandardSink: ByteSink {
    private let file: FileDescriptor
    private let disk: any Disk

    package init(_ number: Int32, disk: any Disk) {
        file = FileDescriptor(owning: number)
        self.disk = disk
    }

    package func write(_ bytes: UnsafeRawBufferPointer) throws(PlatformError) {
        var remaining = bytes
        while !remaining.isEmpty {
            let progress = disk.writeSome(remaining, to: file)
            remaining = UnsafeRawBufferPointer(rebasing: remaining.dropFirst(progress.written))
            guard let error = progress.error else { continue }
            guard error.errno == .again else { throw error }
            waitForRoom()
        }
    }

    /// A terminal or pipe that another program has set to non-blocking says "again" when it is full. What poll answers
    /// is not looked at: the next write says the same and more.
    private func waitForRoom() {
        var wanted = pollfd(fd: file.number, events: Int16(POLLOUT), revents: 0)
        _ = poll(&wanted, 1, -1)
    }
}
