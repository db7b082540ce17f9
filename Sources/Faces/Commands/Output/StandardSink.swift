import Domain
import Glibc
package import Platform
import Synchronization

/// Standard output or standard error of this process.
package final class StandardSink: ByteSink {
    private let file: FileDescriptor
    private let disk: any Disk
    private let patience = Mutex<OutputPatience?>(nil)

    package init(_ number: Int32, disk: any Disk) {
        file = FileDescriptor(owning: number)
        self.disk = disk
    }

    package func wait(with patience: OutputPatience?) {
        let kind = Deliberate.ignore(because: "what cannot be looked at is waited for like a pipe") {
            () throws(PlatformError) in try disk.status(of: file).kind
        }
        // A file never lets anybody wait.
        let patience = kind == .file ? nil : patience
        self.patience.withLock { $0 = patience }
    }

    package func write(_ bytes: UnsafeRawBufferPointer) throws(PlatformError) {
        let patience = patience.withLock { $0 }
        var remaining = bytes
        while !remaining.isEmpty {
            guard try patience?.waitForRoom(in: file.number) ?? true else { return }
            // A line is taken undivided by whatever takes something: for how much more is not asked.
            let isLittle = patience == nil || remaining.count <= Int(PIPE_BUF)
            let part = isLittle ? remaining : UnsafeRawBufferPointer(rebasing: remaining.prefix(room))
            let progress = disk.writeSome(part, to: file)
            remaining = UnsafeRawBufferPointer(rebasing: remaining.dropFirst(progress.written))
            guard let error = progress.error else { continue }
            guard error.errno == .again else { throw error }
            if patience == nil { waitForRoom() }
        }
    }

    /// How much is taken at once for certain by a channel that takes something: all that fits into an empty pipe, and
    /// of one that is not empty as much as is written undivided.
    private var room: Int {
        var unread: Int32 = 0
        guard ioctl(file.number, UInt(FIONREAD), &unread) == 0, unread == 0 else { return Int(PIPE_BUF) }
        let size = Deliberate.ignore(because: "a terminal and a socket are no pipes, and take little at once") {
            () throws(PlatformError) in try file.pipeBytes()
        }
        return size ?? Int(PIPE_BUF)
    }

    /// A terminal or pipe that another program has set to non-blocking says "again" when it is full. What poll answers
    /// is not looked at: the next write says the same and more.
    private func waitForRoom() {
        var wanted = pollfd(fd: file.number, events: Int16(POLLOUT), revents: 0)
        _ = poll(&wanted, 1, -1)
    }
}
