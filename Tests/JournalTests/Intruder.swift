import Platform
import Synchronization

/// A disk on which somebody else does something just before a chosen open, as another process might at any moment.
final class Intruder: Disk {
    private let disk: SystemDisk
    private let work: @Sendable () throws -> Void
    private let opensLeft = Mutex(0)

    init(_ disk: SystemDisk, _ work: @escaping @Sendable () throws -> Void) {
        self.disk = disk
        self.work = work
    }

    /// Chooses the open, from one.
    func intrude(before number: Int) { opensLeft.withLock { $0 = number } }

    func open(_ path: String, _ mode: OpenMode) throws(PlatformError) -> FileDescriptor {
        let isNow = opensLeft.withLock { left in
            left -= 1
            return left == 0
        }
        if isNow {
            do { try work() } catch { throw .system(operation: "intrude before", subject: path, errno: .invalid) }
        }
        return try disk.open(path, mode)
    }

    func read(
        _ file: borrowing FileDescriptor,
        into buffer: UnsafeMutableRawBufferPointer,
        at offset: Int64
    ) throws(PlatformError) -> Int { try disk.read(file, into: buffer, at: offset) }

    func write(_ bytes: UnsafeRawBufferPointer, to file: borrowing FileDescriptor) throws(PlatformError) -> Int {
        try disk.write(bytes, to: file)
    }

    func write(
        _ bytes: UnsafeRawBufferPointer,
        to file: borrowing FileDescriptor,
        at offset: Int64
    ) throws(PlatformError) -> Int { try disk.write(bytes, to: file, at: offset) }

    func move(
        from pipe: borrowing FileDescriptor,
        to file: borrowing FileDescriptor,
        at offset: Int64,
        countMax: Int
    ) throws(PlatformError) -> Int? { try disk.move(from: pipe, to: file, at: offset, countMax: countMax) }

    func reserve(_ length: Int64, in file: borrowing FileDescriptor) throws(PlatformError) {
        try disk.reserve(length, in: file)
    }

    func synchronize(
        _ file: borrowing FileDescriptor,
        _ what: Platform.Synchronization
    ) throws(PlatformError) { try disk.synchronize(file, what) }

    func rename(_ from: String, to: String) throws(PlatformError) { try disk.rename(from, to: to) }

    func makeFolder(_ path: String) throws(PlatformError) { try disk.makeFolder(path) }

    func link(_ path: String, to target: String) throws(PlatformError) { try disk.link(path, to: target) }

    func remove(_ path: String) throws(PlatformError) { try disk.remove(path) }

    func removeFolder(_ path: String) throws(PlatformError) { try disk.removeFolder(path) }

    func status(of path: String) throws(PlatformError) -> FileStatus? { try disk.status(of: path) }

    func status(of file: borrowing FileDescriptor) throws(PlatformError) -> FileStatus { try disk.status(of: file) }

    func list(_ folder: String) throws(PlatformError) -> [String] { try disk.list(folder) }

    func readLink(_ path: String) throws(PlatformError) -> String { try disk.readLink(path) }
}
