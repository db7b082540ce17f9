import CPlatform

/// A file without a name: what a child is to read as a whole, without anybody who has to feed it, and that nobody else
/// can find.
package enum MemoryFile {
    /// It lives in memory, and where the system has no such files, in a folder that the caller names. Its position is
    /// at its beginning.
    package static func make(
        holding bytes: [UInt8],
        elseIn folder: String? = nil,
        isMemoryAllowed: Bool = true
    ) throws(PlatformError) -> FileDescriptor {
        let file = try open(folder, isMemoryAllowed)
        let progress = bytes.withUnsafeBytes { SystemDisk().writeSome($0, to: file, at: 0) }
        if let error = progress.error { throw error }
        return file
    }

    private static func open(_ folder: String?, _ isMemoryAllowed: Bool) throws(PlatformError) -> FileDescriptor {
        var number = isMemoryAllowed ? roost_memory_file() : -1
        if number >= 0 { return FileDescriptor(owning: number) }
        guard let folder else { throw .last("make", "a file in memory") }
        number = roost_nameless_file(folder)
        guard number >= 0 else { throw .last("make a file without a name in", folder) }
        return FileDescriptor(owning: number)
    }
}
