import Glibc
package import Platform

/// Reads files that decide what is started: none that another user could have written.
package enum SafeFile {
    /// Who may have written a file.
    package enum Demand: Sendable {
        /// Its owner must be us, and nobody else may write it.
        case ours
        /// Anybody: what it says is held against a hash.
        case anybodys
    }

    /// All bytes of a file; nothing where there is none. A link is followed: people keep their settings elsewhere.
    package static func read(
        _ path: String,
        _ demand: Demand,
        on disk: any Disk
    ) throws(SettingsError) -> [UInt8]? {
        guard let file = try open(FilePath.resolved(path), disk) else { return nil }
        let status = try onDisk { () throws(PlatformError) in try disk.status(of: file) }
        guard status.kind == .file else { throw .notFile(path) }
        if case .ours = demand {
            guard status.owner == geteuid() else { throw .notOurs(path, owner: status.owner) }
            guard status.mode & 0o022 == 0 else { throw .writableByOthers(path, mode: status.mode & 0o777) }
        }
        return try onDisk { () throws(PlatformError) in
            try bytes(of: file, known: status.bytes, path, disk)
        }
    }

    private static func open(_ path: String, _ disk: any Disk) throws(SettingsError) -> FileDescriptor? {
        do throws(PlatformError) {
            return try disk.openFile(path, .read)
        } catch {
            // A file where a folder would be leads to no settings either.
            guard error.errno == .notFound || error.errno == .notFolder else { throw .disk(error) }
            return nil
        }
    }

    /// From the file that was looked at, whatever has taken its name since.
    private static func bytes(
        of file: borrowing FileDescriptor,
        known: Int64,
        _ path: String,
        _ disk: any Disk
    ) throws(PlatformError) -> [UInt8] {
        let most = SettingsPlaces.fileBytesMax
        guard known <= most else { throw .tooLarge(path: path, bytesMax: most) }
        var bytes = [UInt8](repeating: 0, count: most + 1)
        let filled = try bytes.withUnsafeMutableBufferPointer { (buffer) throws(PlatformError) in
            try disk.readFully(file, into: UnsafeMutableRawBufferPointer(buffer), at: 0)
        }
        guard filled <= most else { throw .tooLarge(path: path, bytesMax: most) }
        return Array(bytes.prefix(filled))
    }
}
