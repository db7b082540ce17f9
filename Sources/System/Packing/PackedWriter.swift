package import Platform

/// Writes a packed file, and goes on with one that grew or whose writer was killed: what was flushed stays, and a frame
/// that was not finished is written over. Any zstd program unpacks the file.
package struct PackedWriter: ~Copyable {
    private let path: String
    private let disk: any Disk
    private let file: FileDescriptor
    private let compressor: FrameCompressor
    private var table: SeekTable
    private var pending: [UInt8] = []

    /// Makes the file, or opens the one that is there behind its last whole frame. `keeping` is how much of its content
    /// is known to be good, which was flushed once: what stands behind that is written over.
    package init(
        _ path: String,
        _ density: PackingDensity = .dense,
        keeping contentBytes: Int64? = nil,
        on disk: any Disk
    ) throws(PackingError) {
        var table = try Self.frames(of: path, disk)
        if let contentBytes, !table.cut(toContent: contentBytes) {
            throw .damaged(
                path: path,
                offset: table.frameEnd,
                found: "less than the \(contentBytes) bytes that were kept"
            )
        }
        let file = try onDisk { () throws(PlatformError) in try disk.openFile(path, .write) }
        let compressor = try FrameCompressor(density)
        self.path = path
        self.disk = disk
        self.table = table
        self.file = file
        self.compressor = compressor
    }

    /// How many bytes of content it holds, those that are not flushed yet among them.
    package var contentBytes: Int64 { table.contentBytes + Int64(pending.count) }

    package mutating func append(_ content: UnsafeRawBufferPointer) throws(PackingError) {
        var rest = content
        while !rest.isEmpty {
            let part = rest.prefix(PackingLimits.frameContentBytes - pending.count)
            pending.append(contentsOf: part)
            rest = UnsafeRawBufferPointer(rebasing: rest[part.endIndex...])
            if pending.count == PackingLimits.frameContentBytes { try endFrame() }
        }
    }

    /// Writes content as a frame of its own, without keeping it first: for who has much of it at once.
    package mutating func appendFrame(_ content: UnsafeRawBufferPointer) throws(PackingError) {
        guard content.count <= PackingLimits.frameContentBytes else {
            throw .tooLarge(bytesMax: PackingLimits.frameContentBytes)
        }
        try endFrame()
        guard !content.isEmpty else { return }
        try writeFrame(compressor.frame(of: content), contentBytes: content.count)
    }

    /// Ends the frame, and has all of it on the device. Seldom called frames are large, and pack better.
    package mutating func flush() throws(PackingError) {
        try endFrame()
        try onDisk { () throws(PlatformError) in try disk.synchronizeFully(file, .data) }
    }

    /// Ends the file with the table by which readers find their way. More may still be appended by a later writer.
    /// Whoever waits for many files at once does not wait for each.
    package consuming func finish(isSynchronized: Bool = true) throws(PackingError) {
        try endFrame()
        try write(table.bytes)
        guard isSynchronized else { return }
        try onDisk { () throws(PlatformError) in
            try disk.synchronizeFully(file, .everything)
            try disk.synchronizeFolder(FilePath.folder(of: path))
        }
    }

    private mutating func endFrame() throws(PackingError) {
        guard !pending.isEmpty else { return }
        let content = pending
        let frame = try Self.frame(of: content, by: compressor)
        try writeFrame(frame, contentBytes: content.count)
        pending.removeAll(keepingCapacity: true)
    }

    private mutating func writeFrame(_ frame: [UInt8], contentBytes: Int) throws(PackingError) {
        try write(frame)
        table.append(SeekTable.Entry(frameBytes: UInt32(frame.count), contentBytes: UInt32(contentBytes)))
    }

    private static func frame(
        of content: [UInt8],
        by compressor: borrowing FrameCompressor
    ) throws(PackingError) -> [UInt8] {
        try content.withUnsafeBufferPointer { (buffer) throws(PackingError) in
            try compressor.frame(of: UnsafeRawBufferPointer(buffer))
        }
    }

    private borrowing func write(_ bytes: [UInt8]) throws(PackingError) {
        try onDisk { () throws(PlatformError) in
            try bytes.withUnsafeBufferPointer { (buffer) throws(PlatformError) in
                try disk.writeAll(UnsafeRawBufferPointer(buffer), to: file, at: table.frameEnd)
            }
        }
    }

    private static func frames(of path: String, _ disk: any Disk) throws(PackingError) -> SeekTable {
        let isThere = try onDisk { () throws(PlatformError) in try disk.exists(path) }
        guard isThere else { return SeekTable() }
        let file = try onDisk { () throws(PlatformError) in try disk.openFile(path, .read) }
        return try PackedFrames.find(in: file, disk).table
    }
}
