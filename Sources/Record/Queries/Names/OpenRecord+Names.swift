import Domain
import Store

extension OpenRecord {
    /// The ids of a kind that begin so, in their order; one that is given whole stands for itself alone.
    package func names(
        of kind: NamedKind,
        beginningWith prefix: String,
        limit: Int
    ) throws(QueriesError) -> [String] {
        let found = try inStore { () throws(StoreError) in
            // Whatever follows the prefix sorts before the last of all characters.
            try index.rows(
                """
                SELECT DISTINCT \(kind.column) FROM \(kind.table) WHERE \(kind.column) >= ? AND \(kind.column) < ?
                ORDER BY \(kind.column) LIMIT ?
                """,
                prefix,
                prefix + "\u{10FFFF}",
                limit
            ) { $0.word(0) }
        }
        return found.first == prefix ? [prefix] : found
    }

    /// Ids that one that is not there was likely meant to be.
    package func names(of kind: NamedKind, like name: String) throws(QueriesError) -> [String] {
        let known = try inStore { () throws(StoreError) in
            try index.rows(
                """
                SELECT DISTINCT \(kind.column) FROM \(kind.table) WHERE \(kind.column) IS NOT NULL
                ORDER BY \(kind.column) DESC LIMIT ?
                """,
                AnswerLimits.weighedNamesMax
            ) { $0.word(0) }
        }
        return Suggestion.nearest(to: name, among: known)
    }

    /// The decisions that are named so: by the end or the beginning of a session's id and a number, `bbbbbb/4`, or by
    /// the number of the row.
    package func decisionNames(_ text: String, limit: Int) throws(QueriesError) -> [DecisionName] {
        if let row = Int64(text) { return try decision(row: row).map { [$0.name] } ?? [] }
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count == 2, let sequence = Int64(parts[1]), sequence >= 0, sequence < 1 << 40 else { return [] }
        var names: [DecisionName] = []
        for session in try sessions(named: String(parts[0])) where names.count < limit {
            let row = RowPlace(of: session).row(sequence)
            if let found = try decision(row: row), found.name.session == session { names.append(found.name) }
        }
        return names
    }

    /// Sessions are few next to all else, and the end of an id is what people remember of it.
    private func sessions(named part: String) throws(QueriesError) -> [String] {
        guard !part.isEmpty else { return [] }
        return try inStore { () throws(StoreError) in
            try index.rows(
                """
                SELECT session_id FROM coordinator_sessions
                WHERE substr(session_id, -length(?1)) = ?1 OR substr(session_id, 1, length(?1)) = ?1
                ORDER BY session_id DESC
                """,
                part
            ) { $0.word(0) }
        }
    }
}
