package import Domain
import Glibc

/// What the system knows about a file without opening it.
package struct FileStatus: Hashable, Sendable {
    package enum Kind: Hashable, Sendable { case file, folder, symbolicLink, socket, pipe, device }

    package let kind: Kind
    package let bytes: Int64
    /// The permission bits alone.
    package let mode: UInt32
    package let device: UInt64
    package let inode: UInt64
    package let owner: UInt32
    package let modified: WallTime
    /// When anything about it was changed last, its name and mode too, which no program can set back.
    package let changed: WallTime
    /// How many names it has. A file that is open may have lost its last.
    package let nameCount: UInt64

    init(_ status: stat) {
        kind = Kind(mode: status.st_mode)
        bytes = Int64(status.st_size)
        mode = status.st_mode & 0o7777
        device = UInt64(status.st_dev)
        inode = UInt64(status.st_ino)
        owner = status.st_uid
        modified = WallTime(nanoseconds: status.st_mtim.nanoseconds)
        changed = WallTime(nanoseconds: status.st_ctim.nanoseconds)
        nameCount = UInt64(status.st_nlink)
    }

    /// Of a file that is kept in another one, whose disk and owner it has.
    package init(within file: FileStatus, kind: Kind, bytes: Int64, mode: UInt32, modified: WallTime) {
        self.kind = kind
        self.bytes = bytes
        self.mode = mode
        self.modified = modified
        device = file.device
        inode = file.inode
        owner = file.owner
        changed = file.changed
        nameCount = file.nameCount
    }

    /// Two names for one file, or one name before and after it was replaced by another file.
    package func isSameFile(as other: FileStatus) -> Bool { device == other.device && inode == other.inode }

    /// Nobody but its owner can read or change it.
    package var isPrivate: Bool { mode & 0o077 == 0 }
}

extension FileStatus.Kind {
    fileprivate init(mode: mode_t) {
        switch mode & S_IFMT {
        case S_IFREG: self = .file
        case S_IFDIR: self = .folder
        case S_IFLNK: self = .symbolicLink
        case S_IFSOCK: self = .socket
        case S_IFIFO: self = .pipe
        default: self = .device
        }
    }
}
