import Domain
import Store

extension OpenRecord {
    /// How far from its message a response may be told of.
    private static let reach = Duration.seconds(3_600)

    /// What responses of a run took, by the ids that the provider gave them, which came around some time.
    func talkUsage(
        of responses: Set<String>,
        in times: ClosedRange<WallTime>,
        ofRun run: String
    ) throws(QueriesError) -> [String: TalkUsage] {
        guard !responses.isEmpty else { return [:] }
        let from = UsageSpan.bound(times.lowerBound - Self.reach)
        let to = UsageSpan.bound(times.upperBound + Self.reach)
        var found: [String: TalkUsage] = [:]
        try inStore { () throws(StoreError) in
            try index.statement(Self.responses).each(run, from, to) { (row) throws(StoreError) in
                guard let response = row.text(0), responses.contains(response) else { return true }
                if found[response] == nil { found[response] = Self.usage(in: row) }
                return found.count < responses.count
            }
        }
        return found
    }

    private static let responses = """
        SELECT response, tokens_input, tokens_output, tokens_cached_read, tokens_cached_write_5m,
            tokens_cached_write_1h, coalesce(estimated_cost_nanodollars, actual_cost_nanodollars)
        FROM api_calls WHERE worker_id = ? AND timestamp >= ? AND timestamp < ?
        """

    private static func usage(in row: borrowing Row) -> TalkUsage {
        let usage = Usage(
            input: row.integer(1) ?? 0,
            output: row.integer(2) ?? 0,
            cacheRead: row.integer(3) ?? 0,
            cacheWrite5m: row.integer(4) ?? 0,
            cacheWrite1h: row.integer(5) ?? 0
        )
        return TalkUsage(usage: usage, cost: row.integer(6).map { Money(nanodollars: $0) })
    }
}
