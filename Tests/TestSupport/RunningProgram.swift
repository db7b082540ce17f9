import Domain
import Glibc
package import Platform

/// A program that runs beside the test: its output is read as it comes, and it can be killed at any moment.
///
/// It is killed when its owner lets go of it, so that a test that fails leaves nothing behind. Standard output has to
/// be read where it can grow beyond what a pipe holds; standard error goes to a file, or nowhere.
package final class RunningProgram {
    private static let readBytesMax = 64 << 10

    private let disk = SystemDisk()
    private let input: FileDescriptor
    private let output: FileDescriptor
    private var child: ChildProcess
    private var unread: [UInt8] = []
    private var isAtEnd = false

    package init(_ path: String, _ arguments: [String], errorsTo errors: String? = nil) throws {
        let input = try Pipe()
        let output = try Pipe()
        let log = try SystemDisk().openFile(errors ?? "/dev/null", errors == nil ? .writeExisting : .append)
        var request = SpawnRequest(path, arguments, environment: Environment.current().entries)
        request.input = .descriptor(input.reading.number)
        request.output = .descriptor(output.writing.number)
        request.error = .descriptor(log.number)
        request.isSessionLeader = true
        child = try SystemProcesses().spawn(request)
        self.input = try input.writing.duplicate()
        self.output = try output.reading.duplicate()
    }

    deinit {
        Deliberate.ignore(because: "it may have ended already") { () throws(PlatformError) in
            if try child.wait(upTo: .zero) == nil { try child.signal(.kill) }
            _ = try child.wait()
        }
    }

    package var pid: Int32 { child.pid }

    package func signal(_ signal: Signal) throws { try child.signal(signal) }

    /// Writes to its standard input.
    package func type(_ text: String) throws { try disk.writeAll(Array(text.utf8), to: input) }

    /// The next line of its output without the newline; nil at its end, or when the time is over.
    package func readLine(upTo limit: Duration = .seconds(30)) throws -> String? {
        let deadline = ContinuousClock.now + limit
        while true {
            if let end = unread.firstIndex(of: UInt8(ascii: "\n")) {
                let line = String(decoding: unread[..<end], as: UTF8.self)
                unread.removeFirst(end + 1)
                return line
            }
            guard try readSome(until: deadline) else { return nil }
        }
    }

    /// All of its output that was not read yet, to its end, or as much as comes in time.
    package func readAll(upTo limit: Duration = .seconds(30)) throws -> [UInt8] {
        let deadline = ContinuousClock.now + limit
        while try readSome(until: deadline) {}
        defer { unread = [] }
        return unread
    }

    /// Waits until no more of its output comes, though nobody reads it: it has filled the pipe.
    package func waitUntilStuck() throws -> Bool {
        var last = 0
        var looks = 0
        return try Eventually.wait(upTo: .seconds(60)) {
            var count: Int32 = 0
            guard ioctl(output.number, UInt(FIONREAD), &count) == 0 else { throw Errno(code: errno) }
            looks = Int(count) == last ? looks + 1 : 0
            last = Int(count)
            return last > 0 && looks >= 20
        }
    }

    /// How it ended; an error when it has not by then.
    package func end(within limit: Duration = .seconds(30)) throws -> ExitStatus {
        guard let exit = try child.wait(upTo: limit) else { throw StillRunning(pid: child.pid) }
        return exit.status
    }

    private func readSome(until deadline: ContinuousClock.Instant) throws -> Bool {
        let left = deadline - ContinuousClock.now
        guard !isAtEnd, left > .zero else { return false }
        var entry = pollfd(fd: output.number, events: Int16(POLLIN), revents: 0)
        guard poll(&entry, 1, Int32(clamping: left.nanoseconds / 1_000_000 + 1)) > 0 else { return true }
        var count = 0
        let bytes = [UInt8](unsafeUninitializedCapacity: Self.readBytesMax) { room, filled in
            count = read(output.number, room.baseAddress, room.count)
            filled = max(0, count)
        }
        guard count >= 0 || errno == EINTR else { throw Errno(code: errno) }
        unread += bytes
        isAtEnd = count == 0
        return !isAtEnd
    }

    /// A program that should have ended and did not.
    private struct StillRunning: Error {
        let pid: Int32
    }
}
