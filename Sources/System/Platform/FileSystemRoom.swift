package import Domain
import Glibc

/// How much room a file system has left for us.
package struct FileSystemRoom: Hashable, Sendable {
    package let free: ByteCount
    /// How many more files it can hold; nil where it sets no bound.
    package let freeFiles: UInt64?

    /// Of the file system that a folder is on.
    package static func read(at folder: String) throws(PlatformError) -> FileSystemRoom {
        var found = statvfs()
        guard statvfs(folder, &found) == 0 else { throw .last("look at the room of", folder) }
        let (bytes, overflows) = UInt64(found.f_bavail).multipliedReportingOverflow(by: UInt64(found.f_frsize))
        return FileSystemRoom(
            free: ByteCount(bytes: Int64(clamping: overflows ? .max : bytes)),
            freeFiles: found.f_files == 0 ? nil : UInt64(found.f_favail)
        )
    }
}
