package import Platform

/// Reads a packed file from any place.
package struct PackedReader: ~Copyable {
    private let path: String
    private let disk: any Disk
    private let file: FileDescriptor
    private let decompressor: FrameDecompressor
    private let frames: PackedFrames
    /// The frame that was unpacked last: whoever reads on, reads mostly there.
    private var content: (offset: Int64, bytes: [UInt8]) = (0, [])

    package init(_ path: String, on disk: any Disk) throws(PackingError) {
        let file = try onDisk { () throws(PlatformError) in try disk.openFile(path, .read) }
        let frames = try PackedFrames.find(in: file, disk)
        let decompressor = try FrameDecompressor()
        self.path = path
        self.disk = disk
        self.file = file
        self.frames = frames
        self.decompressor = decompressor
    }

    package var contentBytes: Int64 { frames.table.contentBytes }

    /// Whether its writer was killed in the middle of a frame, which is lost.
    package var isTorn: Bool { frames.tornBytes > 0 }

    /// Fills the buffer with the content from `offset` on; fewer bytes mean the end.
    package mutating func read(
        into buffer: UnsafeMutableRawBufferPointer,
        at offset: Int64
    ) throws(PackingError) -> Int {
        var filled = 0
        while filled < buffer.count, offset + Int64(filled) < contentBytes {
            let place = offset + Int64(filled)
            try unpack(holding: place)
            let start = Int(place - content.offset)
            let count = min(buffer.count - filled, content.bytes.count - start)
            content.bytes.withUnsafeBytes { bytes in
                UnsafeMutableRawBufferPointer(rebasing: buffer[filled...])
                    .copyMemory(from: UnsafeRawBufferPointer(rebasing: bytes[start..<start + count]))
            }
            filled += count
        }
        return filled
    }

    private mutating func unpack(holding offset: Int64) throws(PackingError) {
        if offset >= content.offset, offset < content.offset + Int64(content.bytes.count) { return }
        let found = frames.table.frame(holding: offset)
        let frame = try PackedFrames.bytes(Int(found.entry.frameBytes), at: found.frameOffset, in: file, disk)
        let bytes = try unpacked(frame, found.frameOffset)
        guard bytes.count == Int(found.entry.contentBytes) else {
            throw .damaged(path: path, offset: found.frameOffset, found: "a frame of another size than the table says")
        }
        content = (found.contentOffset, bytes)
    }

    private borrowing func unpacked(_ frame: [UInt8], _ offset: Int64) throws(PackingError) -> [UInt8] {
        do throws(PackingError) {
            return try frame.withUnsafeBufferPointer { (buffer) throws(PackingError) in
                try decompressor.content(
                    of: UnsafeRawBufferPointer(buffer),
                    bytesMax: PackingLimits.frameContentBytes
                )
            }
        } catch {
            throw .damaged(path: path, offset: offset, found: "\(error)")
        }
    }
}
