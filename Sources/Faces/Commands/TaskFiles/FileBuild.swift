import Domain
package import Platform

/// A file that is written bit by bit under another name, and takes its place whole or not at all.
package struct FileBuild: ~Copyable {
    private static let gatheredBytesMax = 256 << 10

    package let path: String
    package private(set) var bytesCount: Int64 = 0
    private let temporary: String
    private let disk: any Disk
    private let file: FileDescriptor
    private var gathered: [UInt8] = []
    private var isPlaced = false

    package init(_ path: String, on disk: any Disk) throws(PlatformError) {
        let suffix = String(Randomness.uint64(), radix: 36)
        let temporary = "\(FilePath.folder(of: path))/.\(FilePath.name(of: path)).\(suffix).tmp"
        file = try disk.openFile(temporary, .createNew)
        self.path = path
        self.temporary = temporary
        self.disk = disk
    }

    deinit {
        guard !isPlaced else { return }
        Deliberate.ignore(because: "the failure that led here is told, and nobody reads what is left") {
            () throws(PlatformError) in try disk.remove(temporary)
        }
    }

    package mutating func append(_ bytes: [UInt8]) throws(PlatformError) {
        gathered += bytes
        bytesCount += Int64(bytes.count)
        if gathered.count >= Self.gatheredBytesMax { try write() }
    }

    /// Its bytes are on the device; only its name is missing.
    package mutating func finish() throws(PlatformError) {
        try write()
        try disk.synchronizeFully(file, .everything)
    }

    package mutating func place() throws(PlatformError) {
        try disk.uninterrupted { () throws(PlatformError) in try disk.rename(temporary, to: path) }
        isPlaced = true
        try disk.synchronizeFolder(FilePath.folder(of: path))
    }

    private mutating func write() throws(PlatformError) {
        try disk.writeAll(gathered, to: file)
        gathered.removeAll(keepingCapacity: true)
    }
}
