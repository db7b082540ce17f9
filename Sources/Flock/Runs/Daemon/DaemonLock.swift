import Domain
import Glibc
package import Journal
package import Platform

/// The right to be the daemon of a home. It goes with its holder, however that ends; the file stays for good, since of
/// two that remove and make it again each would have a lock of its own.
package struct DaemonLock: ~Copyable {
    private let lock: FileLock
    private let disk: any Disk

    /// Nil where another has it.
    package static func acquire(
        in home: HomePaths,
        marking mark: DaemonMark,
        on disk: any Disk
    ) throws(RunsError) -> DaemonLock? {
        let lock = try onSystem { () throws(PlatformError) in
            try FileLock.acquire(try disk.openFile(home.lock, .write))
        }
        guard let lock else { return nil }
        try onSystem { () throws(PlatformError) in try write(mark.bytes, to: lock.descriptor, on: disk) }
        return DaemonLock(lock: lock, disk: disk)
    }

    /// Says that nobody holds it, before that is so: who looks in between waits, and takes it for no daemon.
    package consuming func release() {
        Deliberate.ignore(because: "a mark that stays names a process that is about to end") {
            () throws(PlatformError) in try Self.write([], to: lock.descriptor, on: disk)
        }
    }

    private init(lock: consuming FileLock, disk: any Disk) {
        self.lock = lock
        self.disk = disk
    }

    private static func write(
        _ bytes: [UInt8],
        to file: borrowing FileDescriptor,
        on disk: any Disk
    ) throws(PlatformError) {
        guard ftruncate(file.number, 0) == 0 else {
            throw .system(operation: "write", subject: "roost.lock", errno: Errno(code: errno))
        }
        let progress = bytes.withUnsafeBytes { disk.writeSome($0, to: file, at: 0) }
        if let error = progress.error { throw error }
    }
}
