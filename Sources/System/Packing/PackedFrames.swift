import Platform

/// The frames of a packed file, found by its seek table, or one after the other where its writer did not come to write
/// one.
struct PackedFrames {
    var table: SeekTable
    /// What stands behind the last whole frame: a frame that was never finished.
    var tornBytes: Int64

    static func find(
        in file: borrowing FileDescriptor,
        _ disk: any Disk
    ) throws(PackingError) -> PackedFrames {
        let size = try onDisk { () throws(PlatformError) in try disk.status(of: file).bytes }
        if let table = try table(at: size, in: file, disk) { return PackedFrames(table: table, tornBytes: 0) }
        return try walk(file, size, disk)
    }

    private static func table(
        at end: Int64,
        in file: borrowing FileDescriptor,
        _ disk: any Disk
    ) throws(PackingError) -> SeekTable? {
        guard end >= SeekTable.footerBytes else { return nil }
        let footer = try bytes(SeekTable.footerBytes, at: end - Int64(SeekTable.footerBytes), in: file, disk)
        guard let length = footer.withUnsafeBytes({ SeekTable.bytes(endingIn: $0) }), Int64(length) <= end else {
            return nil
        }
        let whole = try bytes(length, at: end - Int64(length), in: file, disk)
        guard var table = whole.withUnsafeBytes({ SeekTable($0) }), table.frameEnd == end - Int64(length) else {
            return nil
        }
        // The table itself is a frame too, of no content: what is appended later comes behind it.
        table.append(SeekTable.Entry(frameBytes: UInt32(length), contentBytes: 0))
        return table
    }

    private static func walk(
        _ file: borrowing FileDescriptor,
        _ size: Int64,
        _ disk: any Disk
    ) throws(PackingError) -> PackedFrames {
        var table = SeekTable()
        let room = FrameEdges.bytesMax(ofContent: PackingLimits.frameContentBytes)
        while table.frameEnd < size {
            let next = try bytes(Int(min(Int64(room), size - table.frameEnd)), at: table.frameEnd, in: file, disk)
            let entry = next.withUnsafeBytes { bytes -> SeekTable.Entry? in
                guard let length = FrameEdges.bytes(of: bytes), let content = FrameEdges.contentBytes(of: bytes),
                    content <= PackingLimits.frameContentBytes
                else { return nil }
                return SeekTable.Entry(frameBytes: UInt32(length), contentBytes: UInt32(content))
            }
            guard let entry else { break }
            table.append(entry)
        }
        return PackedFrames(table: table, tornBytes: size - table.frameEnd)
    }

    /// So many bytes, or fewer where the file ends.
    static func bytes(
        _ count: Int,
        at offset: Int64,
        in file: borrowing FileDescriptor,
        _ disk: any Disk
    ) throws(PackingError) -> [UInt8] {
        var bytes = [UInt8](repeating: 0, count: count)
        let filled = try onDisk { () throws(PlatformError) in
            try bytes.withUnsafeMutableBufferPointer { (buffer) throws(PlatformError) in
                try disk.readFully(file, into: UnsafeMutableRawBufferPointer(buffer), at: offset)
            }
        }
        bytes.removeLast(count - filled)
        return bytes
    }
}
