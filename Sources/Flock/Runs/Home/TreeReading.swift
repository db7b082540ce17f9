import Domain
import Glibc
import Platform

/// Reads a tree, entry by entry, and follows no link.
struct TreeReading {
    private static let roomBytes = 1 << 20

    /// What else is done with each entry that was looked at, before what is in it is read.
    typealias Take = (TreeEntry.Kind, stat, BytePath, [UInt8]) throws(PlatformError) -> Void

    /// All of it, with the bytes of each file read.
    static func list(_ root: BytePath) throws(PlatformError) -> TreeList {
        var list = TreeList()
        try walk(root) { (path, name, status) throws(PlatformError) in
            let kind: TreeEntry.Kind
            if status.isFile {
                var hash = SHA256()
                var bytes: Int64 = 0
                try read(path) { piece, _ in
                    hash.update(piece)
                    bytes += Int64(piece.count)
                }
                kind = .file(bytes: bytes, digest: hash.finish())
            } else {
                kind = try self.kind(of: path, status)
            }
            list.append(entry(kind, name, status), status)
        }
        return list
    }

    /// What the entries look like now, without a byte read.
    static func marks(_ root: BytePath) throws(PlatformError) -> [TreeList.Mark] {
        var marks: [TreeList.Mark] = []
        try walk(root) { (_, _, status) throws(PlatformError) in marks.append(TreeList.Mark(status)) }
        return marks
    }

    /// How much room the files take on their disk, and how many names there are.
    static func room(_ root: BytePath) throws(PlatformError) -> (bytes: Int64, names: UInt64) {
        var bytes: Int64 = 0
        var names: UInt64 = 0
        try walk(root) { (_, _, status) throws(PlatformError) in
            bytes += Int64(status.st_blocks) * 512
            names += 1
        }
        return (bytes, names)
    }

    static func entry(_ kind: TreeEntry.Kind, _ name: [UInt8], _ status: stat) -> TreeEntry {
        TreeEntry(
            path: name,
            kind: kind,
            mode: status.isLink ? 0 : UInt32(status.permissions),
            modified: status.isFile ? status.modifiedNanoseconds : 0
        )
    }

    /// Of what is no file.
    static func kind(of path: BytePath, _ status: stat) throws(PlatformError) -> TreeEntry.Kind {
        if status.isFolder { return .folder }
        if status.isLink { return .symbolicLink(target: try path.linkTarget()) }
        guard status.isPipe else {
            throw .unreadable(path: path.text, expected: "anything that can be copied: it is a device")
        }
        return .pipe
    }

    /// Each entry below the root, those of a folder after it.
    static func walk(
        _ root: BytePath,
        _ take: (BytePath, [UInt8], stat) throws(PlatformError) -> Void
    ) throws(PlatformError) {
        var waiting: [(path: BytePath, name: [UInt8])] = [(root, [])]
        while let next = waiting.popLast() {
            guard let status = try next.path.status() else { continue }
            if status.isSocket { continue }
            if !next.name.isEmpty { try take(next.path, next.name, status) }
            guard status.isFolder else { continue }
            for name in try next.path.names().reversed() {
                let within = next.name.isEmpty ? name : next.name + [UInt8(ascii: "/")] + name
                waiting.append((next.path.appending(name), within))
            }
        }
    }

    /// All bytes of a file, holes as the zeros that they read as.
    static func read(
        _ path: BytePath,
        _ take: (UnsafeRawBufferPointer, Int64) throws(PlatformError) -> Void
    ) throws(PlatformError) {
        let file = try path.open(O_RDONLY)
        try read(file, path, from: 0, upTo: .max, take)
    }

    /// A stretch of a file, or less where that ends earlier.
    static func read(
        _ file: borrowing FileDescriptor,
        _ path: BytePath,
        from start: Int64,
        upTo end: Int64,
        _ take: (UnsafeRawBufferPointer, Int64) throws(PlatformError) -> Void
    ) throws(PlatformError) {
        let room = UnsafeMutableRawBufferPointer.allocate(byteCount: roomBytes, alignment: 16)
        defer { room.deallocate() }
        var offset = start
        while offset < end {
            let wanted = Int(min(Int64(room.count), end - offset))
            let count = pread(file.number, room.baseAddress, wanted, off_t(offset))
            guard count >= 0 else {
                let code = errno
                if code == EINTR { continue }
                throw path.failure("read", code)
            }
            guard count > 0 else { return }
            try take(UnsafeRawBufferPointer(rebasing: room.prefix(count)), offset)
            offset += Int64(count)
        }
    }
}
