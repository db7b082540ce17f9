import CPlatform

/// A file that only lives in memory: what a child is to read as a whole, without anybody who has to feed it.
enum MemoryFile {
    /// Its position is at its beginning.
    static func make(holding bytes: [UInt8]) throws(PlatformError) -> FileDescriptor {
        let number = roost_memory_file()
        guard number >= 0 else { throw .last("make", "a file in memory") }
        let file = FileDescriptor(owning: number)
        let progress = bytes.withUnsafeBytes { SystemDisk().writeSome($0, to: file, at: 0) }
        if let error = progress.error { throw error }
        return file
    }
}
