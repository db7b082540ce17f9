package import Domain
package import Journal
package import Platform
import Store

/// Gives back the room in the databases that what was erased or replaced has left.
package enum RecordVacuum {
    package struct Report: Hashable, Sendable {
        package let file: String
        package let bytesBefore: Int64
        package let bytesAfter: Int64

        package var bytesFreed: Int64 { bytesBefore - bytesAfter }
    }

    /// Nobody may write meanwhile.
    package static func run(
        _ paths: RecordPaths,
        on disk: any Disk,
        at now: WallTime,
        waiting patience: IndexPatience? = nil
    ) throws(IndexerError) -> [Report] {
        let lock = try IndexLock(paths, on: disk, waiting: patience)
        defer { withExtendedLifetime(lock) {} }
        let index = try IndexerError.inStore { () throws(StoreError) in
            try IndexSchema.current.open(paths.index, for: .write, on: disk, at: now)
        }
        var reports = [try shrink(index, disk)]
        let hasConversations = try IndexerError.inStore { () throws(StoreError) in
            try index.property(.conversations) != nil
        }
        guard hasConversations else { return reports }
        let conversations = try IndexerError.inStore { () throws(StoreError) in
            try ConversationsFile(paths.conversations, on: disk).open(beside: index, at: now)
        }
        reports.append(try shrink(conversations, disk))
        return reports
    }

    private static func shrink(_ connection: Connection, _ disk: any Disk) throws(IndexerError) -> Report {
        let before = try byteCount(of: connection, disk)
        try IndexerError.inStore { () throws(StoreError) in
            try connection.shrink()
            _ = try connection.checkpoint()
        }
        return Report(file: connection.file, bytesBefore: before, bytesAfter: try byteCount(of: connection, disk))
    }

    /// The WAL is part of what a database takes.
    private static func byteCount(of connection: Connection, _ disk: any Disk) throws(IndexerError) -> Int64 {
        let file = try IndexerError.onDisk { () throws(PlatformError) in try disk.status(of: connection.file) }
        let log = try IndexerError.inStore { () throws(StoreError) in try connection.walBytes() }
        return (file?.bytes ?? 0) + log
    }
}
