import Domain
import JSON
import Journal
import Packing
import Platform

/// Writes a file anew, with bytes erased in it.
enum ErasedCopy {
    private static let blockBytes = 1 << 20
    private static let linesBytesMax = 1 << 30

    static func write(_ file: EraseFile, to made: String, on disk: any Disk) throws(IndexerError) {
        switch file.treatment {
        case .bytes: try writeBytes(file, made, disk)
        case .lines: try writeLines(file, made, disk)
        case .packed: try writePacked(file, made, disk)
        case .name, .target, .texts, .rows, .removed, .left:
            preconditionFailure("only what is erased in the bytes of a file is written here")
        }
    }

    /// Documents that cannot be read without what is to be erased cannot be used without it either.
    private static func writeBytes(_ file: EraseFile, _ made: String, _ disk: any Disk) throws(IndexerError) {
        var source = try PlainBytes(file.path, on: disk)
        let target = try IndexerError.onDisk { () throws(PlatformError) in try disk.openFile(made, .createNew) }
        try each(&source, file.ranges) { (block) throws(IndexerError) in
            try IndexerError.onDisk { () throws(PlatformError) in try disk.writeAll(block, to: target) }
        }
        try IndexerError.onDisk { () throws(PlatformError) in try disk.synchronizeFully(target, .everything) }
        try check(file, made, disk)
    }

    private static func writeLines(_ file: EraseFile, _ made: String, _ disk: any Disk) throws(IndexerError) {
        var bytes = try IndexerError.onDisk { () throws(PlatformError) in
            try disk.readAll(file.path, bytesMax: linesBytesMax)
        }
        let ranges = file.ranges.map { Int($0.lowerBound)..<Int($0.upperBound) }
        guard SealedLines.erase(ranges, in: &bytes, file: file.path) else { return try refuse(file) }
        try IndexerError.onDisk { () throws(PlatformError) in try disk.createFile(made, with: bytes) }
    }

    private static func writePacked(_ file: EraseFile, _ made: String, _ disk: any Disk) throws(IndexerError) {
        let length = try IndexerError.inPacking { () throws(PackingError) in
            try PackedReader(file.path, on: disk).contentBytes
        }
        var source = try CopyBytes(file.path, bytes: length, on: disk)
        // Whoever makes the file gives it its mode.
        try IndexerError.onDisk { () throws(PlatformError) in try disk.createFile(made, with: []) }
        var writer = try IndexerError.inPacking { () throws(PackingError) in try PackedWriter(made, on: disk) }
        var failure: PackingError?
        try each(&source, file.ranges) { (block) throws(IndexerError) in
            do throws(PackingError) { try writer.append(block) } catch { failure = failure ?? error }
        }
        if let failure { throw .packing(failure) }
        do { try writer.finish() } catch { throw .packing(error) }
    }

    private static func each<Source: ByteSource & ~Copyable>(
        _ source: inout Source,
        _ ranges: [Range<Int64>],
        _ take: (UnsafeRawBufferPointer) throws(IndexerError) -> Void
    ) throws(IndexerError) {
        let room = UnsafeMutableRawBufferPointer.allocate(byteCount: blockBytes, alignment: 16)
        defer { room.deallocate() }
        var rest = ranges[...]
        var offset: Int64 = 0
        while offset < source.bytes {
            let count = try source.read(into: room, at: offset)
            guard count > 0 else { break }
            let block = offset..<offset + Int64(count)
            rest = rest.drop { $0.upperBound <= block.lowerBound }
            for range in rest.prefix(while: { $0.lowerBound < block.upperBound }) {
                let part = range.clamped(to: block)
                let places = Int(part.lowerBound - offset)..<Int(part.upperBound - offset)
                SecretSearch.fill(UnsafeMutableRawBufferPointer(rebasing: room[places]))
            }
            try take(UnsafeRawBufferPointer(rebasing: room[..<count]))
            offset = block.upperBound
        }
    }

    // MARK: - What must stay readable

    private static func check(_ file: EraseFile, _ made: String, _ disk: any Disk) throws(IndexerError) {
        guard file.path.hasSuffix(".json"), file.owner.directory != nil, isReadable(file.path, as: file, disk) else {
            return
        }
        if !isReadable(made, as: file, disk) { try refuse(file) }
    }

    private static func isReadable(_ path: String, as file: EraseFile, _ disk: any Disk) -> Bool {
        let isRead: Bool? = Deliberate.ignore(because: "whether it can be read is the answer") {
            () throws(JournalError) in
            try read(path, as: file, disk)
            return true
        }
        return isRead ?? false
    }

    private static func read(_ path: String, as file: EraseFile, _ disk: any Disk) throws(JournalError) {
        switch (file.owner, file.name) {
        case (.run, RunMetadata.fileName): _ = try RunMetadata.read(path, on: disk)
        case (.run, RunState.fileName): _ = try RunState.read(path, on: disk)
        case (.run, RunResult.fileName): _ = try RunResult.read(path, on: disk)
        case (.session, SessionMetadata.fileName): _ = try SessionMetadata.read(path, on: disk)
        case (.session, SessionState.fileName): _ = try SessionState.read(path, on: disk)
        case (.imported, ImportMetadata.fileName): _ = try ImportMetadata.read(path, on: disk)
        case (.run, _), (.session, _), (.imported, _), (.nobody, _): break
        }
    }

    private static func refuse(_ file: EraseFile) throws(IndexerError) {
        throw .refused(
            "\(file.path) cannot be read without it: it stands where the record has a name, an id or a word of its own",
            hint: "erase the whole run instead: roost erase --run RUN"
        )
    }
}
