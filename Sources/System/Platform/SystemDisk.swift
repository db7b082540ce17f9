import CPlatform
import Glibc

/// The disk as the system gives it.
package struct SystemDisk: Disk {
    package init() {}

    package func open(_ path: String, _ mode: OpenMode) throws(PlatformError) -> FileDescriptor {
        var number = Glibc.open(path, mode.flags, 0o600)
        // Another's file is read like any.
        if number < 0, errno == EPERM, mode == .readQuietly { number = Glibc.open(path, OpenMode.read.flags) }
        guard number >= 0 else { throw .last("open", path) }
        let file = FileDescriptor(owning: number)
        if mode.creates { try setMode(of: file, path) }
        return file
    }

    package func read(
        _ file: borrowing FileDescriptor,
        into buffer: UnsafeMutableRawBufferPointer,
        at offset: Int64
    ) throws(PlatformError) -> Int {
        let count = pread(file.number, buffer.baseAddress, buffer.count, Int(offset))
        guard count >= 0 else { throw .last("read", file.subject) }
        return count
    }

    package func write(
        _ bytes: UnsafeRawBufferPointer,
        to file: borrowing FileDescriptor
    ) throws(PlatformError) -> Int {
        let count = Glibc.write(file.number, bytes.baseAddress, bytes.count)
        guard count >= 0 else { throw .last("write", file.subject) }
        return count
    }

    package func write(
        _ bytes: UnsafeRawBufferPointer,
        to file: borrowing FileDescriptor,
        at offset: Int64
    ) throws(PlatformError) -> Int {
        let count = pwrite(file.number, bytes.baseAddress, bytes.count, Int(offset))
        guard count >= 0 else { throw .last("write", file.subject) }
        return count
    }

    package func move(
        from pipe: borrowing FileDescriptor,
        to file: borrowing FileDescriptor,
        at offset: Int64,
        countMax: Int
    ) throws(PlatformError) -> Int? {
        var place = offset
        let count = roost_move(pipe.number, file.number, &place, countMax)
        if count >= 0 { return count }
        // That there is nothing is no error: making one looks up a path, and this is asked all the time.
        guard errno == EAGAIN else { throw .last("write", file.subject) }
        return nil
    }

    package func reserve(_ length: Int64, in file: borrowing FileDescriptor) throws(PlatformError) {
        guard roost_reserve(file.number, 0, length) == 0 else { throw .last("take room for", file.subject) }
    }

    package func synchronize(
        _ file: borrowing FileDescriptor,
        _ what: Synchronization
    ) throws(PlatformError) {
        let result =
            switch what {
            case .data: fdatasync(file.number)
            case .everything: fsync(file.number)
            case .fileSystem: roost_synchronize_file_system(file.number)
            }
        guard result == 0 else { throw .last("synchronize", file.subject) }
    }

    package func rename(_ from: String, to: String) throws(PlatformError) {
        guard Glibc.rename(from, to) == 0 else { throw .last("rename", "\(from) to \(to)") }
    }

    package func makeFolder(_ path: String) throws(PlatformError) {
        guard mkdir(path, 0o700) == 0 else { throw .last("make the folder", path) }
        guard let made = try status(of: path), made.mode & 0o777 != 0o700 else { return }
        // Only a umask that takes from the owner leads here.
        guard fchmodat(AT_FDCWD, path, 0o700, AT_SYMLINK_NOFOLLOW) == 0 else { throw .last("set the mode of", path) }
    }

    package func link(_ path: String, to target: String) throws(PlatformError) {
        guard symlink(target, path) == 0 else { throw .last("make the link", path) }
    }

    package func remove(_ path: String) throws(PlatformError) {
        guard unlink(path) == 0 else { throw .last("remove", path) }
    }

    package func removeFolder(_ path: String) throws(PlatformError) {
        guard rmdir(path) == 0 else { throw .last("remove the folder", path) }
    }

    package func status(of path: String) throws(PlatformError) -> FileStatus? {
        var status = stat()
        if lstat(path, &status) == 0 { return FileStatus(status) }
        let error = PlatformError.last("look at", path)
        guard error.errno == .notFound else { throw error }
        return nil
    }

    package func status(of file: borrowing FileDescriptor) throws(PlatformError) -> FileStatus {
        var status = stat()
        guard fstat(file.number, &status) == 0 else { throw .last("look at", file.subject) }
        return FileStatus(status)
    }

    package func list(_ folder: String) throws(PlatformError) -> [String] {
        let number = try open(folder, .readFolder).release()
        guard let stream = fdopendir(number) else {
            let error = PlatformError.last("list", folder)
            close(number)
            throw error
        }
        defer { closedir(stream) }
        return try names(in: stream, folder)
    }

    package func readLink(_ path: String) throws(PlatformError) -> String {
        guard let target = Self.target(ofLink: path) else { throw .last("read the link", path) }
        return target
    }

    static func target(ofLink path: String) -> String? {
        withUnsafeTemporaryAllocation(of: CChar.self, capacity: Int(PATH_MAX)) { buffer in
            guard let start = buffer.baseAddress else { return nil }
            let count = readlink(path, start, buffer.count)
            guard count >= 0 else { return nil }
            return String(decoding: UnsafeRawBufferPointer(buffer).prefix(count), as: UTF8.self)
        }
    }

    /// A umask takes bits away from what was asked for, and a file that was there already may be open to others: both
    /// are set right. What another user owns is left as it is, and what is no file has no bytes of ours in it.
    private func setMode(of file: borrowing FileDescriptor, _ path: String) throws(PlatformError) {
        let found = try status(of: file)
        guard found.kind == .file, found.mode & 0o777 != 0o600, found.owner == geteuid() else { return }
        guard fchmod(file.number, 0o600) == 0 else { throw .last("set the mode of", path) }
    }

    private func names(in stream: OpaquePointer, _ folder: String) throws(PlatformError) -> [String] {
        var names: [String] = []
        while true {
            // Only so can the end be told from an error: both answer nil.
            errno = 0
            guard let entry = readdir(stream) else {
                guard errno == 0 else { throw .last("list", folder) }
                return names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
            }
            let name = withUnsafePointer(to: &entry.pointee.d_name) { tuple in
                tuple.withMemoryRebound(to: CChar.self, capacity: Int(NAME_MAX) + 1) { String(cString: $0) }
            }
            if name != ".", name != ".." { names.append(name) }
        }
    }
}
