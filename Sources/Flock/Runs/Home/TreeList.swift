import Domain
import Glibc
import Platform

/// All that a tree holds, in one order. Sockets are no part of it: they are made by whoever listens.
struct TreeList: Sendable {
    /// By what it is seen that a file was changed since it was read: no program can set back the last of them.
    struct Mark: Hashable, Sendable {
        let inode: UInt64
        let bytes: Int64
        let changed: Int64

        init(_ status: stat) {
            inode = UInt64(status.st_ino)
            // The length of a folder is its file system's own affair.
            bytes = status.isFolder ? 0 : Int64(status.st_size)
            changed = Int64(status.st_ctim.tv_sec) * 1_000_000_000 + Int64(status.st_ctim.tv_nsec)
        }
    }

    private(set) var entries: [TreeEntry] = []
    /// What the same entries looked like to the system.
    private(set) var marks: [Mark] = []

    /// What every file was read of, and what every name and mode is: two trees of one digest are one.
    var digest: [UInt8] {
        var hash = SHA256()
        for entry in entries {
            hash.update(entry.path + [0] + Self.bytes(of: Int64(entry.mode)))
            switch entry.kind {
            case .folder: hash.update([0])
            case .file(let bytes, let digest): hash.update([1] + Self.bytes(of: bytes) + digest)
            case .symbolicLink(let target): hash.update([2] + target + [0])
            case .pipe: hash.update([3])
            }
        }
        return hash.finish()
    }

    var fileCount: Int {
        entries.count { entry in
            if case .file = entry.kind { true } else { false }
        }
    }

    var byteCount: Int64 {
        entries.reduce(0) { sum, entry in
            if case .file(let bytes, _) = entry.kind { sum + bytes } else { sum }
        }
    }

    /// The first thing that is not the same, as a path within the tree; nil where all is.
    func difference(from other: TreeList) -> String? {
        guard entries != other.entries else { return nil }
        let pair = zip(entries, other.entries).first { $0 != $1 }
        let entry = pair?.0 ?? (entries.count > other.entries.count ? entries : other.entries).last
        return entry.map { String(decoding: $0.path, as: UTF8.self) }
    }

    mutating func append(_ entry: TreeEntry, _ status: stat) {
        entries.append(entry)
        marks.append(Mark(status))
    }

    private static func bytes(of number: Int64) -> [UInt8] { withUnsafeBytes(of: number.littleEndian) { Array($0) } }
}
