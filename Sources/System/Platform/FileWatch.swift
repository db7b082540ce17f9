import CPlatform
import Glibc

/// Hears from the kernel when files change, so that nobody has to look at them again and again.
///
/// It hears of changes after a path was added, so whoever follows a file adds it first and reads it then. Making one,
/// and adding to it, throws `watchRefused` where the system grants no more: the caller looks from time to time instead.
package final class FileWatch {
    private static let bufferBytes = 16 * 1024
    private static let recordBytesMax = MemoryLayout<inotify_event>.size + Int(NAME_MAX) + 1

    private let descriptor: FileDescriptor
    private var paths: [Int32: Set<String>] = [:]

    package init() throws(PlatformError) {
        let number = inotify_init1(Int32(IN_CLOEXEC | IN_NONBLOCK))
        guard number >= 0 else { throw .watchRefused(Errno(code: errno)) }
        descriptor = FileDescriptor(owning: number)
    }

    /// Readable when something has changed: for an `EventLoop`.
    package var number: Int32 { descriptor.number }

    /// A file, or a folder for what happens to the names in it.
    package func add(_ path: String) throws(PlatformError) {
        let events =
            IN_MODIFY | IN_ATTRIB | IN_CLOSE_WRITE | IN_CREATE | IN_DELETE | IN_MOVED_FROM | IN_MOVED_TO
            | IN_DELETE_SELF | IN_MOVE_SELF
        let watch = inotify_add_watch(descriptor.number, path, UInt32(events))
        guard watch >= 0 else {
            let errno = Errno(code: errno)
            throw errno == .noSpace ? .watchRefused(errno) : .system(operation: "watch", subject: path, errno: errno)
        }
        paths[watch, default: []].insert(path)
    }

    package func remove(_ path: String) {
        for (watch, names) in paths where names.contains(path) {
            paths[watch]?.remove(path)
            guard names.count == 1 else { continue }
            paths[watch] = nil
            _ = inotify_rm_watch(descriptor.number, watch)
        }
    }

    /// What has changed, once something has; nothing when the time is over. Without a limit the wait has none.
    package func wait(upTo limit: Duration? = nil) throws(PlatformError) -> FileChanges {
        guard try Poll.wait(descriptor.number, for: .readable, upTo: limit) else { return FileChanges() }
        return try drain()
    }

    /// What has changed since it was last asked. Does not wait.
    package func drain() throws(PlatformError) -> FileChanges {
        var changes = FileChanges()
        let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: Self.bufferBytes, alignment: 8)
        defer { buffer.deallocate() }
        while true {
            let count = read(descriptor.number, buffer.baseAddress, buffer.count)
            if count > 0 {
                take(UnsafeRawBufferPointer(buffer).prefix(count), into: &changes)
                // Where another record would have had room, there was none.
                if count <= Self.bufferBytes - Self.recordBytesMax { return changes }
            } else if count == 0 || errno == EAGAIN {
                return changes
            } else if errno != EINTR {
                throw .last("read", "file changes")
            }
        }
    }

    /// Records of struct inotify_event: watch, mask, cookie, length of the name, and the name filled up with NUL.
    private func take(_ records: Slice<UnsafeRawBufferPointer>, into changes: inout FileChanges) {
        let headerBytes = MemoryLayout<inotify_event>.size
        var rest = records
        while rest.count >= headerBytes {
            let header = UnsafeRawBufferPointer(rebasing: rest.prefix(headerBytes))
            let nameBytes = Int(header.loadUnaligned(fromByteOffset: 12, as: UInt32.self))
            let name = rest.dropFirst(headerBytes).prefix(nameBytes).prefix { $0 != 0 }
            take(
                watch: header.loadUnaligned(fromByteOffset: 0, as: Int32.self),
                mask: header.loadUnaligned(fromByteOffset: 4, as: UInt32.self),
                name: String(decoding: name, as: UTF8.self),
                into: &changes
            )
            rest = rest.dropFirst(headerBytes + nameBytes)
        }
    }

    private func take(watch: Int32, mask: UInt32, name: String, into changes: inout FileChanges) {
        if mask & UInt32(IN_Q_OVERFLOW) != 0 { changes.isIncomplete = true }
        let watched = paths[watch] ?? []
        for path in watched { changes.paths.insert(name.isEmpty ? path : "\(path)/\(name)") }
        guard mask & UInt32(IN_DELETE_SELF | IN_MOVE_SELF | IN_IGNORED) != 0 else { return }
        changes.gone.formUnion(watched)
        if mask & UInt32(IN_IGNORED) != 0 { paths[watch] = nil }
    }
}
