import Domain
import Journal
import Platform
import Store

/// What was committed to the index and is gone from the conversations: a power cut may take the last commits of either
/// file, and so may damage to its WAL.
enum LostCommits {
    /// Has read again of what the index says that all is rows, where the conversations do not say so. What was pruned
    /// is not there to be read: of it the index keeps rows, and nothing that was said.
    static func readAgain(
        _ index: Connection,
        beside conversations: Connection,
        of home: HomePaths,
        on disk: any Disk
    ) throws(StoreError) {
        let said = Dictionary(
            try conversations.rows("SELECT source_id, byte_offset FROM sources WHERE is_finished") { row in
                (row.text(0) ?? "", row.integer(1) ?? 0)
            }
        ) { first, _ in first }
        let owners = try index.rows(
            """
            SELECT source_id, byte_offset, owner_id, path, kind FROM sources
            WHERE is_finished AND kind IN ('stdout', 'stderr', 'transcript')
            """
        ) { (row) -> String? in
            let bytes = said[row.text(0) ?? ""]
            guard bytes == nil || bytes ?? 0 < row.integer(1) ?? 0, let owner = row.text(2) else { return nil }
            let place = row.text(4) == "transcript" ? "\(home.imports)/\(owner)" : row.text(3) ?? ""
            return isThere(place, on: disk) ? owner : nil
        }.compactMap(\.self)
        guard !owners.isEmpty else { return }
        try index.write { () throws(StoreError) in
            for owner in owners {
                try index.run(
                    "UPDATE sources SET is_finished = 0 WHERE owner_id = ? AND kind IN ('events', 'transcript')",
                    owner
                )
            }
        }
    }

    private static func isThere(_ path: String, on disk: any Disk) -> Bool {
        Deliberate.ignore(because: "what cannot be looked for is not read again either") {
            () throws(PlatformError) in try disk.exists(path)
        } ?? false
    }
}
