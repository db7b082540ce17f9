package import Domain
package import Journal
package import Platform
package import Store

/// The record of a home, open for questions. It belongs to one thread, as its connection does.
package final class OpenRecord {
    /// The index; what was said stands in it under the name `conversations`, where that can be had.
    package let index: Connection
    /// Why what was said cannot be asked for, where it was wanted.
    package let missingConversations: StoreError?
    package let hasConversations: Bool
    let archivePath: String
    let disk: any Disk
    let now: WallTime
    /// The archived months whose files are attached, the one last that was wanted last.
    var attached: [ArchivedFile] = []

    package init(
        _ paths: RecordPaths,
        withConversations: Bool = true,
        on disk: any Disk,
        at now: WallTime
    ) throws(QueriesError) {
        archivePath = paths.home.archive
        self.disk = ArchivedDisk.beneath(disk)
        self.now = now
        index = try inStore { () throws(StoreError) in
            try IndexSchema.current.open(paths.index, for: .read, on: disk, at: now)
        }
        guard withConversations else {
            missingConversations = nil
            hasConversations = false
            return
        }
        do throws(StoreError) {
            try ConversationsFile(paths.conversations, on: disk).attach(to: index)
            missingConversations = nil
            hasConversations = true
        } catch {
            missingConversations = error
            hasConversations = false
        }
    }

    /// For a question that has no answer without what was said.
    package func requireConversations() throws(QueriesError) {
        if let missingConversations { throw .store(missingConversations) }
    }
}
