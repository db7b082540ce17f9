import Domain
import Glibc
package import Journal
package import Platform

/// `redaction.key`: with it secrets are recognised without being kept. Made once for a home, however many make it at
/// the same moment.
package enum RedactionKey {
    package static let bytes = 32
    private static let patience = Duration.seconds(10)

    package static func read(_ home: HomePaths, on disk: any Disk) throws(RunsError) -> [UInt8] {
        let path = home.redactionKey
        if let key = try whole(path, on: disk) { return key }
        return try make(path, on: disk)
    }

    /// Nil where there is none yet, or only its beginning: who made that has not told anybody the key.
    private static func whole(_ path: String, on disk: any Disk) throws(RunsError) -> [UInt8]? {
        guard let found = try onSystem({ () throws(PlatformError) in try disk.status(of: path) }) else { return nil }
        guard found.kind == .file, found.owner == geteuid(), found.isPrivate else { throw .keyOpen(path) }
        let key = try onSystem { () throws(PlatformError) in try disk.readAll(path, bytesMax: 4096) }
        guard key.count <= bytes else { throw .keyBroken(path, bytes: key.count) }
        return key.count == bytes ? key : nil
    }

    /// Under a lock on the file itself, so that the one who comes second finds the key of the first, and one that was
    /// killed half-way leaves nothing that counts.
    private static func make(_ path: String, on disk: any Disk) throws(RunsError) -> [UInt8] {
        let deadline = SystemClock().now().monotonic.advanced(by: patience)
        while true {
            let lock = try onSystem { () throws(PlatformError) in
                try FileLock.acquire(try disk.openFile(path, .write))
            }
            if let lock {
                if let key = try whole(path, on: disk) { return key }
                return try write(to: lock.descriptor, path, on: disk)
            }
            guard SystemClock().now().monotonic < deadline else { throw .journal(.locked(path)) }
            _ = poll(nil, 0, 5)
        }
    }

    private static func write(
        to file: borrowing FileDescriptor,
        _ path: String,
        on disk: any Disk
    ) throws(RunsError) -> [UInt8] {
        let key = Randomness.bytes(bytes)
        do throws(PlatformError) {
            let progress = key.withUnsafeBytes { disk.writeSome($0, to: file, at: 0) }
            if let error = progress.error { throw error }
            try disk.synchronizeFully(file, .everything)
            try disk.synchronizeFolder(FilePath.folder(of: path))
        } catch {
            throw .platform(error)
        }
        return key
    }
}
