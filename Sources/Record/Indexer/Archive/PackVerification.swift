import Domain
import Packing
import Platform
import Store

/// Reads a packed run and holds it against its list.
enum PackVerification {
    private static let bufferBytes = 1 << 20

    /// The first that is wrong.
    static func fault(of pack: String, _ list: PackedRun, on disk: any Disk) throws(IndexerError) -> ArchiveFault? {
        let status = try IndexerError.onDisk { () throws(PlatformError) in try disk.status(of: pack) }
        guard let status else { return .damaged(pack: pack, file: "all of it", found: "is gone") }
        guard status.bytes == list.packedBytes else {
            return .damaged(
                pack: pack,
                file: "it",
                found: "has \(status.bytes) bytes, and had \(list.packedBytes) when it was archived"
            )
        }
        let room = UnsafeMutableRawBufferPointer.allocate(byteCount: bufferBytes, alignment: 16)
        defer { room.deallocate() }
        do throws(PackingError) {
            var reader = try PackedReader(pack, on: disk)
            for entry in list.entries where entry.kind == .file {
                do throws(PackingError) {
                    let found = try hash(of: entry, &reader, room)
                    guard found == entry.sha256 else {
                        return .damaged(pack: pack, file: entry.path, found: "is not what was archived")
                    }
                } catch {
                    guard case .damaged(_, let offset, let found) = error else { throw error }
                    return .damaged(
                        pack: pack,
                        file: entry.path,
                        found: "cannot be unpacked: \(found), at byte \(offset) of the packed file"
                    )
                }
            }
        } catch {
            if case .damaged(_, let offset, let found) = error {
                return .damaged(pack: pack, file: "its table", found: "\(found), at byte \(offset)")
            }
            throw .packing(error)
        }
        guard try hash(of: pack, on: disk) == list.packedSHA256 else {
            return .damaged(pack: pack, file: "its table", found: "is not what was written; all files can be read")
        }
        return nil
    }

    /// Of the packed file itself.
    static func hash(of pack: String, on disk: any Disk) throws(IndexerError) -> String {
        let room = UnsafeMutableRawBufferPointer.allocate(byteCount: bufferBytes, alignment: 16)
        defer { room.deallocate() }
        var hash = SHA256()
        try IndexerError.onDisk { () throws(PlatformError) in
            let file = try disk.openFile(pack, .read)
            var offset: Int64 = 0
            while true {
                let count = try disk.readFully(file, into: room, at: offset)
                guard count > 0 else { return }
                hash.update(UnsafeRawBufferPointer(rebasing: room[..<count]))
                offset += Int64(count)
            }
        }
        return Hex.encode(hash.finish())
    }

    private static func hash(
        of entry: PackedEntry,
        _ reader: inout PackedReader,
        _ room: UnsafeMutableRawBufferPointer
    ) throws(PackingError) -> String {
        var hash = SHA256()
        var offset: Int64 = 0
        while offset < entry.bytes {
            let wanted = Int(min(Int64(room.count), entry.bytes - offset))
            let part = UnsafeMutableRawBufferPointer(rebasing: room[..<wanted])
            let count = try reader.read(into: part, at: entry.offset + offset)
            guard count > 0 else { break }
            hash.update(UnsafeRawBufferPointer(rebasing: part[..<count]))
            offset += Int64(count)
        }
        return Hex.encode(hash.finish())
    }
}
