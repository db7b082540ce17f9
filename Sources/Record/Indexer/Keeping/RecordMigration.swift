package import Domain
package import Journal
package import Platform
import Store

/// Brings both databases to the schema of this program, as whoever writes to them next would.
package enum RecordMigration {
    /// Nobody may write meanwhile. What is damaged or of a later Roost is left as it is, and told.
    package static func run(
        _ paths: RecordPaths,
        on disk: any Disk,
        at now: WallTime,
        waiting patience: IndexPatience? = nil
    ) throws(IndexerError) {
        let lock = try IndexLock(paths, on: disk, waiting: patience)
        defer { withExtendedLifetime(lock) {} }
        let index = try IndexerError.inStore { () throws(StoreError) in
            try IndexSchema.current.open(paths.index, for: .write, on: disk, at: now)
        }
        try IndexerError.inStore { () throws(StoreError) in
            guard try index.property(.conversations) != nil else { return }
            _ = try ConversationsFile(paths.conversations, on: disk).open(beside: index, at: now)
        }
    }
}
