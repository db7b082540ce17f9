import Domain
import Journal
import Packing
import Platform

/// Brings bytes of a source into the copy of it. What `meta.json` says is on the device; so a writer that was stopped
/// is followed by one that goes on from there.
struct CopyWriting {
    /// Between two times that the device is waited for: what is done again after a stop.
    static let checkpointBytes: Int64 = 64 << 20
    private static let roomBytes = PackingLimits.frameContentBytes

    let disk: any Disk
    var id: Identifier
    var folder: String
    var metadata: ImportMetadata
    /// Otherwise whoever has it written waits for the device later, for many copies at once.
    var isSynchronized = true

    /// Appends the bytes of the source from the end of the newest version up to `end`.
    mutating func append<Source: ByteSource & ~Copyable>(
        _ source: inout Source,
        upTo end: Int64,
        named path: String,
        now: WallTime
    ) throws(IndexerError) {
        let place = metadata.versions.count - 1
        let file = "\(folder)/\(metadata.versions[place].file)"
        var offset = metadata.versions[place].bytes
        var writer = try Self.open(file, keeping: offset, on: disk)
        let room = UnsafeMutableRawBufferPointer.allocate(byteCount: Self.roomBytes, alignment: 16)
        defer { room.deallocate() }
        while offset < end {
            let part = UnsafeMutableRawBufferPointer(rebasing: room.prefix(Int(min(Int64(room.count), end - offset))))
            let count = try source.read(into: part, at: offset)
            guard count == part.count else { throw .changedMeanwhile(path: path) }
            do { try writer.appendFrame(UnsafeRawBufferPointer(part)) } catch { throw .packing(error) }
            offset += Int64(count)
            guard offset < end, offset - metadata.versions[place].bytes >= Self.checkpointBytes else { continue }
            do { try writer.flush() } catch { throw .packing(error) }
            try note(offset, now)
        }
        do { try writer.finish(isSynchronized: isSynchronized) } catch { throw .packing(error) }
        try note(offset, now)
    }

    /// Puts down what is on the device by now.
    mutating func note(_ bytes: Int64, _ now: WallTime) throws(IndexerError) {
        metadata.versions[metadata.versions.count - 1].bytes = bytes
        metadata.versions[metadata.versions.count - 1].copiedAt = now
        metadata.lastCopiedAt = now
        try write()
    }

    func write() throws(IndexerError) {
        let path = "\(folder)/\(ImportMetadata.fileName)"
        try IndexerError.onDisk { () throws(PlatformError) in
            if isSynchronized { return try disk.replaceFile(path, with: metadata.bytes) }
            let file = try disk.openFile(path, .createNew)
            try disk.writeAll(metadata.bytes, to: file)
        }
    }

    var copy: ImportedCopy { ImportedCopy(id: id, folder: folder, metadata: metadata, disk: disk) }

    /// Of a version that nothing was noted of yet, a stopped writer may have left a file.
    private static func open(
        _ file: String,
        keeping bytes: Int64,
        on disk: any Disk
    ) throws(IndexerError) -> PackedWriter {
        if bytes == 0 {
            try IndexerError.onDisk { () throws(PlatformError) in
                if try disk.exists(file) { try disk.remove(file) }
            }
        }
        return try IndexerError.inPacking { () throws(PackingError) in
            try PackedWriter(file, .quick, keeping: bytes, on: disk)
        }
    }
}
