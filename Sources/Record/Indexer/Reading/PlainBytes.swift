import Platform

/// A file as it is.
struct PlainBytes: SourceBytes, ~Copyable {
    private let file: FileDescriptor
    private let disk: any Disk

    init(_ path: String, on disk: any Disk) throws(IndexerError) {
        file = try IndexerError.onDisk { () throws(PlatformError) in try disk.openFile(path, .readQuietly) }
        self.disk = disk
    }

    mutating func read(into buffer: UnsafeMutableRawBufferPointer, at offset: Int64) throws(IndexerError) -> Int {
        do { return try disk.readFully(file, into: buffer, at: offset) } catch { throw .disk(error) }
    }
}
