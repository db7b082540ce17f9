import Domain
import Glibc
import Platform

/// A folder for the files of the benchmarks, removed when they are done.
struct Scratch {
    let path: String
    private let disk = SystemDisk()

    init(in folder: String) throws(PlatformError) {
        path = "\(folder)/roost-bench-\(getpid())"
        try disk.makeFolders(path)
    }

    func file(_ name: String) -> String { "\(path)/\(name)" }

    func text(_ name: String) throws(PlatformError) -> String {
        String(decoding: try disk.readAll(file(name), bytesMax: 16 << 20), as: UTF8.self)
    }

    /// A new, empty file, open for writing.
    func create(_ name: String) throws(PlatformError) -> FileDescriptor {
        try removeFile(name)
        return try disk.openFile(file(name), .createNew)
    }

    func removeFile(_ name: String) throws(PlatformError) {
        if try disk.exists(file(name)) { try disk.remove(file(name)) }
    }

    /// Refuses files that differ in a byte.
    func expectSame(_ path: String, _ other: String) throws(PlatformError) {
        let one = try disk.openFile(path, .read)
        let two = try disk.openFile(other, .read)
        let room = UnsafeMutableRawBufferPointer.allocate(byteCount: 2 << 20, alignment: 16)
        defer { room.deallocate() }
        let first = UnsafeMutableRawBufferPointer(rebasing: room[..<(1 << 20)])
        let second = UnsafeMutableRawBufferPointer(rebasing: room[(1 << 20)...])
        var offset: Int64 = 0
        while true {
            let count = try disk.readFully(one, into: first, at: offset)
            let same = try disk.readFully(two, into: second, at: offset) == count
            guard same, first.prefix(count).elementsEqual(second.prefix(count)) else {
                throw .unreadable(path: path, expected: "what is in \(other)")
            }
            if count == 0 { return }
            offset += Int64(count)
        }
    }

    /// Removes a file, or a folder with all in it.
    func removeTree(_ name: String) throws(PlatformError) { try Self.remove(file(name), disk) }

    func remove() {
        Deliberate.ignore(because: "what is left of a benchmark is in the way of nothing") { () throws(PlatformError) in
            try Self.remove(path, disk)
        }
    }

    private static func remove(_ path: String, _ disk: SystemDisk) throws(PlatformError) {
        guard let status = try disk.status(of: path) else { return }
        guard status.kind == .folder else { return try disk.remove(path) }
        for name in try disk.list(path) { try remove("\(path)/\(name)", disk) }
        try disk.removeFolder(path)
    }
}
