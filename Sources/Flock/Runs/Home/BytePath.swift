import Glibc
import Platform

/// A path as the bytes that it is. What agents leave in a worktree need not have names that are text, and what is moved
/// keeps its name.
struct BytePath: Hashable, Sendable {
    let bytes: [UInt8]

    init(_ text: String) { bytes = Array(text.utf8) }

    private init(bytes: [UInt8]) { self.bytes = bytes }

    func appending(_ name: [UInt8]) -> BytePath { BytePath(bytes: bytes + [UInt8(ascii: "/")] + name) }

    /// For people; bytes that are no text are replaced.
    var text: String { String(decoding: bytes, as: UTF8.self) }

    /// Makes a call of the system on the path, once more where it was interrupted.
    @discardableResult
    func call(
        _ operation: String,
        _ body: (UnsafePointer<CChar>) -> Int
    ) throws(PlatformError) -> Int {
        while true {
            let (result, code) = withSystemPath { path in
                let result = body(path)
                return (result, errno)
            }
            if result >= 0 { return result }
            guard code == EINTR else { throw failure(operation, code) }
        }
    }

    func failure(_ operation: String, _ code: Int32) -> PlatformError {
        .system(operation: operation, subject: text, errno: Errno(code: code))
    }

    private func withSystemPath<Result>(_ body: (UnsafePointer<CChar>) -> Result) -> Result {
        let characters = bytes.map { CChar(bitPattern: $0) } + [0]
        return characters.withUnsafeBufferPointer { buffer in
            guard let start = buffer.baseAddress else { preconditionFailure("a path has its end at least") }
            return body(start)
        }
    }
}

extension BytePath {
    /// Does not follow a link; nil where there is nothing of that name.
    func status() throws(PlatformError) -> stat? {
        var found = stat()
        do throws(PlatformError) { try call("look at") { Int(lstat($0, &found)) } } catch {
            guard error.errno == .notFound else { throw error }
            return nil
        }
        return found
    }

    /// The names in a folder, sorted by their bytes.
    func names() throws(PlatformError) -> [[UInt8]] {
        let stream = withSystemPath { path in (opendir(path), errno) }
        guard let folder = stream.0 else { throw failure("list", stream.1) }
        defer { closedir(folder) }
        var names: [[UInt8]] = []
        while true {
            // Only so can the end be told from an error: both answer nil.
            errno = 0
            guard let entry = readdir(folder) else {
                let code = errno
                guard code == 0 else { throw failure("list", code) }
                return names.sorted { $0.lexicographicallyPrecedes($1) }
            }
            let name = withUnsafePointer(to: &entry.pointee.d_name) { tuple in
                tuple.withMemoryRebound(to: UInt8.self, capacity: Int(NAME_MAX) + 1) { start in
                    Array(
                        UnsafeBufferPointer(
                            start: start,
                            count: strlen(UnsafeRawPointer(start).assumingMemoryBound(to: CChar.self))
                        )
                    )
                }
            }
            if name != [UInt8(ascii: ".")], name != Array("..".utf8) { names.append(name) }
        }
    }

    /// What a symbolic link holds, unresolved.
    func linkTarget() throws(PlatformError) -> [UInt8] {
        var target = [CChar](repeating: 0, count: Int(PATH_MAX))
        let count = try call("read the link") { readlink($0, &target, target.count) }
        return target.prefix(count).map { UInt8(bitPattern: $0) }
    }

    func open(_ flags: Int32, mode: mode_t = 0) throws(PlatformError) -> FileDescriptor {
        let always = O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY
        return FileDescriptor(owning: Int32(try call("open") { Int(Glibc.open($0, flags | always, mode)) }))
    }

    /// The names in a folder are on the device when it returns.
    func synchronizeFolder() throws(PlatformError) {
        let folder = try open(O_RDONLY | O_DIRECTORY)
        guard fsync(folder.number) == 0 else { throw failure("synchronize", errno) }
    }

    func rename(to path: BytePath) throws(PlatformError) {
        try call("move") { from in path.withSystemPath { to in Int(Glibc.rename(from, to)) } }
    }

    func link(to target: [UInt8]) throws(PlatformError) {
        try call("make the link") { path in BytePath(bytes: target).withSystemPath { Int(symlink($0, path)) } }
    }

    /// Another name for a file.
    func linkFile(_ file: BytePath) throws(PlatformError) {
        try call("give another name to") { path in file.withSystemPath { Int(Glibc.link($0, path)) } }
    }

    /// Of a link its own, and not those of what it leads to.
    func setTimes(of status: stat) throws(PlatformError) {
        let times = [status.st_atim, status.st_mtim]
        try call("set the times of") { Int(utimensat(AT_FDCWD, $0, times, AT_SYMLINK_NOFOLLOW)) }
    }
}
