import Glibc

/// One thing in a tree, as it must be again where the tree is copied to.
struct TreeEntry: Hashable, Sendable {
    enum Kind: Hashable, Sendable {
        case folder
        case file(bytes: Int64, digest: [UInt8])
        case symbolicLink(target: [UInt8])
        case pipe
    }

    /// Within the tree.
    let path: [UInt8]
    let kind: Kind
    let mode: UInt32
    /// In nanoseconds. Of a link nothing is made of it, and of a folder what is put into it changes it.
    let modified: Int64
}

extension stat {
    var isFolder: Bool { st_mode & S_IFMT == S_IFDIR }
    var isFile: Bool { st_mode & S_IFMT == S_IFREG }
    var isLink: Bool { st_mode & S_IFMT == S_IFLNK }
    var isPipe: Bool { st_mode & S_IFMT == S_IFIFO }
    var isSocket: Bool { st_mode & S_IFMT == S_IFSOCK }
    var permissions: mode_t { st_mode & 0o7777 }
    var modifiedNanoseconds: Int64 { Int64(st_mtim.tv_sec) * 1_000_000_000 + Int64(st_mtim.tv_nsec) }
}
