package import Domain
package import Journal
package import Platform
import Store

/// A copy of both databases in one plain file, for other programs and other places. It appears whole or not at all.
package struct RecordBackup: Hashable, Sendable {
    package let file: String
    package let byteCount: Int64
    /// Whether something was said already that the copy could hold.
    package let hasConversations: Bool

    /// The record may be written meanwhile.
    package static func write(
        of paths: RecordPaths,
        to path: String,
        on disk: any Disk,
        at now: WallTime
    ) throws(IndexerError) -> RecordBackup {
        let file = FilePath.resolved(FilePath.folder(of: path)) + "/" + FilePath.name(of: path)
        try refuseIfThere(file, disk)
        // Open for as long as it takes, so that nobody else has to look after the WAL.
        let index = try IndexerError.inStore { () throws(StoreError) in
            try IndexSchema.current.open(paths.index, for: .read, on: disk, at: now)
        }
        let conversations = try attach(paths, to: index, disk)
        let unfinished = "\(FilePath.folder(of: file))/.\(FilePath.name(of: file)).\(unusedSuffix()).unfinished"
        do throws(IndexerError) {
            try IndexerError.onDisk { () throws(PlatformError) in try disk.createFile(unfinished, with: []) }
            try IndexerError.inStore { () throws(StoreError) in
                try PlainCopy.write(unfinished, index: index.file, conversations: conversations)
            }
            let byteCount = try finish(unfinished, as: file, disk)
            return RecordBackup(file: file, byteCount: byteCount, hasConversations: conversations != nil)
        } catch {
            Deliberate.ignore(because: "the failure that led here is the one to report, and it may never have been") {
                () throws(PlatformError) in try disk.remove(unfinished)
            }
            throw error
        }
    }

    /// Nothing where there were none yet. Where they are away, there is no whole copy.
    private static func attach(
        _ paths: RecordPaths,
        to index: Connection,
        _ disk: any Disk
    ) throws(IndexerError) -> String? {
        try IndexerError.inStore { () throws(StoreError) in
            guard try index.property(.conversations) != nil else { return nil }
            try ConversationsFile(paths.conversations, on: disk).attach(to: index)
            return try DatabaseFile.prepare(paths.conversations, for: .read, on: disk)
        }
    }

    private static func finish(_ unfinished: String, as file: String, _ disk: any Disk) throws(IndexerError) -> Int64 {
        let status = try IndexerError.onDisk { () throws(PlatformError) in
            try disk.synchronizeFully(disk.openFile(unfinished, .writeExisting), .everything)
            return try disk.status(of: unfinished)
        }
        try refuseIfThere(file, disk)
        try IndexerError.onDisk { () throws(PlatformError) in
            try disk.uninterrupted { () throws(PlatformError) in try disk.rename(unfinished, to: file) }
            try disk.synchronizeFolder(FilePath.folder(of: file))
        }
        return status?.bytes ?? 0
    }

    private static func refuseIfThere(_ file: String, _ disk: any Disk) throws(IndexerError) {
        let isThere = try IndexerError.onDisk { () throws(PlatformError) in try disk.exists(file) }
        if isThere { throw .alreadyThere(file: file) }
    }

    private static func unusedSuffix() -> String { String(Randomness.uint64(), radix: 36) }
}
