import Domain
import Store

extension OpenRecord {
    /// What is known of a use of a tool by the two blocks that tell of it.
    struct ToolTelling: Hashable, Sendable {
        var name: String?
        var calledAt: WallTime?
        var endedAt: WallTime?
        var isSuccess: Bool?

        var took: Duration? {
            guard let calledAt, let endedAt, endedAt >= calledAt else { return nil }
            return endedAt - calledAt
        }
    }

    /// By the ids that the agent of the run gave its calls.
    func toolTellings(
        of calls: some Sequence<String>,
        ofRun run: String
    ) throws(QueriesError) -> [String: ToolTelling] {
        let calls = Set(calls)
        guard !calls.isEmpty else { return [:] }
        return try asking(whatWasSaidIn: run) { (place) throws(StoreError) in
            var tellings: [String: ToolTelling] = [:]
            let statement = try index.statement(Self.tellings(in: place))
            for call in calls {
                try statement.each(call, run) { (row) throws(StoreError) in
                    tellings[call, default: ToolTelling()].take(row)
                    return true
                }
            }
            return tellings
        }
    }

    private static func tellings(in place: String) -> String {
        """
        SELECT content_type, tool_name, blocks.timestamp, tool_success
        FROM \(place).blocks CROSS JOIN \(place).messages USING(message_id)
        WHERE tool_use_id = ? AND worker_id = ? ORDER BY block_number LIMIT 8
        """
    }
}

extension OpenRecord.ToolTelling {
    /// The first of each counts: what is told again is the same.
    fileprivate mutating func take(_ row: borrowing Row) {
        let time = row.text(2).flatMap(WallTime.read)
        name = name ?? row.text(1)
        switch row.text(0) {
        case "tool_use": calledAt = calledAt ?? time
        case "tool_result":
            endedAt = endedAt ?? time
            isSuccess = isSuccess ?? row.bool(3)
        default: break
        }
    }
}
