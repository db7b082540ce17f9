package import Domain
import Store

extension OpenRecord {
    private static let tables = [
        (name: "messages", key: "message_id"), (name: "blocks", key: "block_id"),
        (name: "log_pieces", key: "piece_id"), (name: "conversations", key: "conversation_id"),
    ]

    /// Lays what was said in these months beside what is in the conversations, under the same names, for a question in
    /// SQL that somebody wrote. What is still in both, since an archiving goes on, is there once.
    package func layTables(of months: [CivilMonth]) throws(QueriesError) {
        guard !months.isEmpty else { return }
        guard months.count <= Self.attachedMonthsMax else { throw .tooManyMonths(months, max: Self.attachedMonthsMax) }
        var places: [String] = []
        for month in months { places.append(try place(of: month)) }
        let kept = hasConversations ? ConversationsFile.name : nil
        try inStore { () throws(StoreError) in
            // Set again later to the same, it leaves what is laid here.
            try index.runScript("PRAGMA temp_store = 2")
            for table in Self.tables {
                let others = places.map { place in
                    let isNew = kept.map { "WHERE \(table.key) NOT IN (SELECT \(table.key) FROM \($0).\(table.name))" }
                    return "SELECT * FROM \(place).\(table.name) \(isNew ?? "")"
                }
                let all = (kept.map { ["SELECT * FROM \($0).\(table.name)"] } ?? []) + others
                try index.runScript("CREATE TEMP VIEW \(table.name) AS \(all.joined(separator: " UNION ALL "))")
            }
        }
    }
}
