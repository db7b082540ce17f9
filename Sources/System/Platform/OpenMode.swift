import Glibc

/// What a path is opened for. A created file has mode 0600 whatever the umask, no descriptor outlives an exec, and a
/// symbolic link in the last place is not followed.
package enum OpenMode: Hashable, Sendable, CaseIterable {
    case read
    /// The same, and where the file is ours the time of its last access stays: whoever follows a file would otherwise
    /// make the system write that down for each line.
    case readQuietly
    case readFolder
    /// At the end, wherever another writer has moved it; created if missing.
    case append
    /// At its own position; created if missing, never truncated.
    case write
    case writeExisting
    /// Refused with EEXIST if there is anything of that name.
    case createNew
    /// Names the file, or the link itself, without opening it: enough to look at its status.
    case path

    var flags: Int32 {
        // Without O_NONBLOCK a pipe that somebody has put in the place of a file would hold the caller for ever. On
        // files and folders it means nothing.
        let always = O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY
        return switch self {
        case .read: always | O_RDONLY
        case .readQuietly: always | O_RDONLY | Self.keepAccessTime
        case .readFolder: always | O_RDONLY | O_DIRECTORY
        case .append: always | O_WRONLY | O_APPEND | O_CREAT
        case .write: always | O_WRONLY | O_CREAT
        case .writeExisting: always | O_WRONLY
        case .createNew: always | O_WRONLY | O_CREAT | O_EXCL
        case .path: always | Self.pathOnly
        }
    }

    /// O_PATH, which the Glibc module leaves out.
    private static let pathOnly: Int32 = 0o10_000_000

    /// O_NOATIME, which it leaves out as well.
    private static let keepAccessTime: Int32 = 0o1_000_000

    var creates: Bool {
        switch self {
        case .append, .write, .createNew: true
        case .read, .readQuietly, .readFolder, .writeExisting, .path: false
        }
    }
}
