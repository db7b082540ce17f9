import Domain
import Store

extension OpenRecord {
    /// What its agent said of itself, in order.
    package func talkNotes(of owner: TalkOwner) throws(QueriesError) -> [TalkNote] {
        try inStore { () throws(StoreError) in
            try index.rows(
                """
                SELECT timestamp, type, level, message FROM run_events
                WHERE worker_id = ? AND origin = 'agent' ORDER BY timestamp, sequence
                """,
                owner.worker
            ) { row in
                TalkNote(
                    at: row.text(0).flatMap(WallTime.read),
                    type: row.text(1) ?? "",
                    level: row.text(2) ?? "",
                    message: row.text(3) ?? ""
                )
            }
        }
    }

    package func talkTotals(of owner: TalkOwner) throws(QueriesError) -> TalkTotals? {
        try inStore { () throws(StoreError) in
            try index.first(
                """
                SELECT count(*), sum(tokens_input), sum(tokens_output), sum(tokens_cached_read),
                    sum(tokens_cached_write_5m), sum(tokens_cached_write_1h),
                    sum(coalesce(estimated_cost_nanodollars, actual_cost_nanodollars)),
                    sum(coalesce(estimated_cost_nanodollars, actual_cost_nanodollars) IS NULL)
                FROM api_calls WHERE worker_id = ?
                """,
                owner.worker
            ) { row in
                let calls = row.integer(0) ?? 0
                guard calls > 0 else { return nil }
                return TalkTotals(
                    calls: calls,
                    usage: Usage(
                        input: row.integer(1) ?? 0,
                        output: row.integer(2) ?? 0,
                        cacheRead: row.integer(3) ?? 0,
                        cacheWrite5m: row.integer(4) ?? 0,
                        cacheWrite1h: row.integer(5) ?? 0
                    ),
                    cost: Money(nanodollars: row.integer(6) ?? 0),
                    unpricedCalls: row.integer(7) ?? 0
                )
            } ?? nil
        }
    }
}
