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

    func remove() {
        Deliberate.ignore(because: "what is left of a benchmark is in the way of nothing") { () throws(PlatformError) in
            for name in try disk.list(path) { try disk.remove(file(name)) }
            try disk.removeFolder(path)
        }
    }
}
