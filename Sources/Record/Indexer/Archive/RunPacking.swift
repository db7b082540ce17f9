import Domain
import Packing
import Platform
import Store

/// Packs one run directory into the archive. What is packed is read back before the list is written by which the run
/// counts as archived; nothing of the directory is removed here.
struct RunPacking {
    private static let bufferBytes = 1 << 20

    let run: ArchivedRun
    /// Where the directory really is.
    let directory: String
    /// Whether the home has but a link to it.
    let isElsewhere: Bool
    let disk: any Disk
    /// Where the bytes of a file are, if they are not below the directory under the same name.
    var sources: [String: String] = [:]

    func pack(at now: WallTime) throws(IndexerError) -> PackedRun {
        try IndexerError.onDisk { () throws(PlatformError) in try disk.makeFolders(run.taskFolder) }
        let entries = try IndexerError.onDisk { () throws(PlatformError) in
            try FolderEntries.all(in: directory, on: disk)
        }
        let list = try write(entries, at: now)
        try IndexerError.onDisk { () throws(PlatformError) in
            try disk.uninterrupted { () throws(PlatformError) in try disk.rename(run.unfinishedPack, to: run.pack) }
            try disk.synchronizeFolder(run.taskFolder)
            try disk.replaceFile(run.list, with: list.bytes)
        }
        return list
    }

    /// Writes the packed file beside its place and reads it back. Answers the list that is to stand beside it.
    func write(_ entries: [PackedEntry], at now: WallTime) throws(IndexerError) -> PackedRun {
        try IndexerError.onDisk { () throws(PlatformError) in
            if try disk.exists(run.unfinishedPack) { try disk.remove(run.unfinishedPack) }
        }
        var entries = entries
        try write(&entries)
        let status = try IndexerError.onDisk { () throws(PlatformError) in try disk.status(of: run.unfinishedPack) }
        let list = PackedRun(
            task: run.task,
            run: run.run,
            directory: isElsewhere ? directory : nil,
            archivedAt: now,
            packedBytes: status?.bytes ?? 0,
            packedSHA256: try PackVerification.hash(of: run.unfinishedPack, on: disk),
            entries: entries
        )
        if let fault = try PackVerification.fault(of: run.unfinishedPack, list, on: disk) { throw .archive(fault) }
        return list
    }

    private func write(_ entries: inout [PackedEntry]) throws(IndexerError) {
        do throws(PackingError) {
            var writer = try PackedWriter(run.unfinishedPack, on: disk)
            for place in entries.indices where entries[place].kind == .file {
                entries[place].offset = writer.contentBytes
                try append(&entries[place], to: &writer)
            }
            try writer.finish()
        } catch { throw .packing(error) }
        for entry in entries where entry.kind == .file && entry.sha256 == nil {
            throw .archive(.changed(directory: directory, file: entry.path))
        }
    }

    /// A file that was longer or shorter than it was a moment ago has no hash afterwards.
    private func append(
        _ entry: inout PackedEntry,
        to writer: inout PackedWriter
    ) throws(PackingError) {
        let path = sources[entry.path] ?? "\(directory)/\(entry.path)"
        let room = UnsafeMutableRawBufferPointer.allocate(byteCount: Self.bufferBytes, alignment: 16)
        defer { room.deallocate() }
        var hash = SHA256()
        var offset: Int64 = 0
        do throws(PlatformError) {
            let file = try disk.openFile(path, .read)
            while offset <= entry.bytes {
                let count = try disk.readFully(file, into: room, at: offset)
                guard count > 0 else { break }
                let bytes = UnsafeRawBufferPointer(rebasing: room[..<count])
                hash.update(bytes)
                offset += Int64(count)
                do throws(PackingError) { try writer.append(bytes) } catch {
                    if case .disk(let error) = error { throw error }
                    throw .unreadable(path: path, expected: "what can be packed (\(error))")
                }
            }
        } catch { throw .disk(error) }
        if offset == entry.bytes { entry.sha256 = Hex.encode(hash.finish()) }
    }
}
