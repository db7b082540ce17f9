import Packing
import Platform

/// The bytes of a copy, unpacked as they are read.
package struct CopyBytes: ~Copyable, ByteSource {
    package let bytes: Int64
    private var reader: PackedReader

    init(_ path: String, bytes: Int64, on disk: any Disk) throws(IndexerError) {
        let reader = try IndexerError.inPacking { () throws(PackingError) in try PackedReader(path, on: disk) }
        guard reader.contentBytes >= bytes else {
            throw .packing(.damaged(path: path, offset: reader.contentBytes, found: "the end of what was copied"))
        }
        self.reader = reader
        self.bytes = bytes
    }

    package mutating func read(
        into buffer: UnsafeMutableRawBufferPointer,
        at offset: Int64
    ) throws(IndexerError) -> Int {
        let room = UnsafeMutableRawBufferPointer(
            rebasing: buffer.prefix(Int(max(0, min(Int64(buffer.count), bytes - offset))))
        )
        do { return try reader.read(into: room, at: offset) } catch { throw .packing(error) }
    }
}
