import Domain
import Glibc
import Platform

/// Copies a tree to another disk, with modes, times, holes, links and second names, and all of it on the device when it
/// returns. Answers what it read.
struct TreeCopy {
    /// SEEK_DATA and SEEK_HOLE of lseek(2), which the Glibc module leaves out.
    private static let seekData: Int32 = 3
    private static let seekHole: Int32 = 4

    private struct Inode: Hashable {
        let device: UInt64
        let number: UInt64
    }

    private let root: BytePath
    private let target: BytePath
    private let tell: (_ bytes: Int64) -> Void
    private var list = TreeList()
    private var named: [Inode: (path: BytePath, kind: TreeEntry.Kind)] = [:]
    private var folders: [(path: BytePath, status: stat)] = []

    /// - Parameter tell: hears how many bytes were copied so far.
    static func copy(
        _ root: BytePath,
        to target: BytePath,
        telling tell: @escaping (_ bytes: Int64) -> Void
    ) throws(PlatformError) -> TreeList {
        var copy = TreeCopy(root: root, target: target, tell: tell)
        try copy.perform()
        return copy.list
    }

    private init(root: BytePath, target: BytePath, tell: @escaping (Int64) -> Void) {
        self.root = root
        self.target = target
        self.tell = tell
    }

    private mutating func perform() throws(PlatformError) {
        guard let status = try root.status() else { throw root.failure("look at", ENOENT) }
        try makeFolder(target, status)
        var copied: Int64 = 0
        let (root, target) = (root, target)
        try TreeReading.walk(root) { (path, name, status) throws(PlatformError) in
            let place = target.appending(name)
            let kind = try take(path, place, status)
            list.append(TreeReading.entry(kind, name, status), status)
            if case .file(let bytes, _) = kind { copied += bytes }
            tell(copied)
        }
        // A folder's own times and mode come last: what is put into it changes the one, and needs the other.
        for folder in folders.reversed() {
            try folder.path.call("set the mode of") { Int(chmod($0, folder.status.permissions)) }
            try folder.path.setTimes(of: folder.status)
            try folder.path.synchronizeFolder()
        }
    }

    private mutating func take(
        _ path: BytePath,
        _ place: BytePath,
        _ status: stat
    ) throws(PlatformError) -> TreeEntry.Kind {
        let inode = Inode(device: UInt64(status.st_dev), number: UInt64(status.st_ino))
        if status.isFile, status.st_nlink > 1, let known = named[inode] {
            try place.linkFile(known.path)
            return known.kind
        }
        let kind: TreeEntry.Kind
        if status.isFile {
            kind = try copyFile(path, place, status)
            if status.st_nlink > 1 { named[inode] = (place, kind) }
        } else {
            kind = try TreeReading.kind(of: path, status)
            switch kind {
            case .folder: try makeFolder(place, status)
            case .symbolicLink(let target):
                try place.link(to: target)
                try place.setTimes(of: status)
            case .pipe:
                try place.call("make the pipe") { Int(mkfifo($0, status.permissions)) }
                try place.call("set the mode of") { Int(chmod($0, status.permissions)) }
            case .file: break
            }
        }
        return kind
    }

    /// Open to us alone until it is whole.
    private mutating func makeFolder(_ place: BytePath, _ status: stat) throws(PlatformError) {
        try place.call("make the folder") { Int(mkdir($0, 0o700)) }
        folders.append((place, status))
    }

    private func copyFile(
        _ path: BytePath,
        _ place: BytePath,
        _ status: stat
    ) throws(PlatformError) -> TreeEntry.Kind {
        let file = try path.open(O_RDONLY)
        let copy = try place.open(O_WRONLY | O_CREAT | O_EXCL, mode: 0o600)
        var hash = SHA256()
        var length: Int64 = 0
        let zeros = [UInt8](repeating: 0, count: 1 << 16)
        while let stretch = try nextStretch(of: file, from: length, path) {
            // A hole is hashed as what it reads as.
            while length < stretch.lowerBound {
                let count = min(Int64(zeros.count), stretch.lowerBound - length)
                hash.update(Array(zeros.prefix(Int(count))))
                length += count
            }
            try TreeReading.read(file, path, from: stretch.lowerBound, upTo: stretch.upperBound) {
                (piece, offset) throws(PlatformError) in
                try write(piece, to: copy, at: offset, place)
                hash.update(piece)
                length = offset + Int64(piece.count)
            }
            guard length == stretch.upperBound else { break }
        }
        while length < Int64(status.st_size) {
            let count = min(Int64(zeros.count), Int64(status.st_size) - length)
            hash.update(Array(zeros.prefix(Int(count))))
            length += count
        }
        guard ftruncate(copy.number, off_t(length)) == 0 else { throw place.failure("set the length of", errno) }
        guard fchmod(copy.number, status.permissions) == 0 else { throw place.failure("set the mode of", errno) }
        let times = [status.st_atim, status.st_mtim]
        guard futimens(copy.number, times) == 0 else { throw place.failure("set the times of", errno) }
        guard fsync(copy.number) == 0 else { throw place.failure("synchronize", errno) }
        // What is read again to be compared is to come from the device, as far as the kernel takes the advice.
        _ = posix_fadvise(copy.number, 0, 0, Int32(POSIX_FADV_DONTNEED))
        return .file(bytes: length, digest: hash.finish())
    }

    /// The next stretch that has bytes; all of the file where its file system knows of no holes.
    private func nextStretch(
        of file: borrowing FileDescriptor,
        from start: Int64,
        _ path: BytePath
    ) throws(PlatformError) -> Range<Int64>? {
        let data = lseek(file.number, off_t(start), Self.seekData)
        guard data >= 0 else {
            let code = errno
            if code == ENXIO { return nil }
            guard code == EINVAL else { throw path.failure("look for holes in", code) }
            let end = lseek(file.number, 0, SEEK_END)
            return end > start ? start..<Int64(end) : nil
        }
        let hole = lseek(file.number, data, Self.seekHole)
        guard hole > data else { throw path.failure("look for holes in", errno) }
        return Int64(data)..<Int64(hole)
    }

    private func write(
        _ bytes: UnsafeRawBufferPointer,
        to copy: borrowing FileDescriptor,
        at offset: Int64,
        _ place: BytePath
    ) throws(PlatformError) {
        let progress = SystemDisk().writeSome(bytes, to: copy, at: offset)
        if let error = progress.error { throw error }
    }
}
