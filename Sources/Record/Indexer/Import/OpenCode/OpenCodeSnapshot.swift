import Domain
import Platform
import Store

/// A copy of a database of opencode with its WAL, made while opencode may be at work. The database itself is only read:
/// to open it would write beside it.
struct OpenCodeSnapshot {
    private static let triesMax = 5
    private static let roomBytes = 1 << 20

    let path: String
    private let statuses: [String: FileStatus]

    init(of original: String, into path: String, on disk: any Disk) throws(IndexerError) {
        self.path = path
        for _ in 0..<Self.triesMax {
            let before = try Self.statuses(of: original, on: disk)
            for suffix in ["", "-wal"] where before[suffix] != nil {
                try IndexerError.onDisk { () throws(PlatformError) in
                    try Self.copy(original + suffix, to: path + suffix, on: disk)
                }
            }
            // Whatever was written in between may be in one of the two and not in the other.
            let after = try Self.statuses(of: original, on: disk)
            if before == after {
                statuses = before
                return
            }
        }
        throw .changedMeanwhile(path: original)
    }

    /// With what it takes to pass the database over as long as it stays so.
    func noted(_ taken: TakenCopy, as path: String) -> TakenCopy {
        let rows = statuses.sorted { $0.key < $1.key }.map { suffix, status in
            ImportedFileRow(
                path: path + suffix,
                status,
                format: TranscriptFormat.opencodeSession.rawValue,
                importID: taken.copy.id.text
            )
        }
        return TakenCopy(copy: taken.copy, change: taken.change, waitingBytes: 0, fileRows: rows)
    }

    private static func statuses(of path: String, on disk: any Disk) throws(IndexerError) -> [String: FileStatus] {
        try IndexerError.onDisk { () throws(PlatformError) in
            var found: [String: FileStatus] = [:]
            for suffix in ["", "-wal"] { found[suffix] = try disk.status(of: path + suffix) }
            return found
        }
    }

    private static func copy(_ from: String, to: String, on disk: any Disk) throws(PlatformError) {
        if try disk.exists(to) { try disk.remove(to) }
        let source = try disk.openFile(from, .readQuietly)
        let target = try disk.openFile(to, .createNew)
        let room = UnsafeMutableRawBufferPointer.allocate(byteCount: roomBytes, alignment: 16)
        defer { room.deallocate() }
        var offset: Int64 = 0
        while true {
            let count = try disk.readFully(source, into: room, at: offset)
            guard count > 0 else { return }
            try disk.writeAll(UnsafeRawBufferPointer(rebasing: room.prefix(count)), to: target)
            offset += Int64(count)
        }
    }
}
