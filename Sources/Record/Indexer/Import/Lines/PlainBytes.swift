package import Platform

/// The bytes of a file as they are, up to where it ended when it was opened.
package struct PlainBytes: ~Copyable, ByteSource {
    package let bytes: Int64
    private let file: FileDescriptor
    private let disk: any Disk

    package init(_ path: String, bytesMax: Int64 = .max, on disk: any Disk) throws(IndexerError) {
        let file = try IndexerError.onDisk { () throws(PlatformError) in try disk.openFile(path, .readQuietly) }
        let status = try IndexerError.onDisk { () throws(PlatformError) in try disk.status(of: file) }
        self.file = file
        self.disk = disk
        bytes = min(status.bytes, bytesMax)
    }

    init(_ file: consuming FileDescriptor, bytes: Int64, on disk: any Disk) {
        self.file = file
        self.disk = disk
        self.bytes = bytes
    }

    package mutating func read(
        into buffer: UnsafeMutableRawBufferPointer,
        at offset: Int64
    ) throws(IndexerError) -> Int {
        let room = UnsafeMutableRawBufferPointer(
            rebasing: buffer.prefix(Int(max(0, min(Int64(buffer.count), bytes - offset))))
        )
        do { return try disk.readFully(file, into: room, at: offset) } catch { throw .disk(error) }
    }
}
