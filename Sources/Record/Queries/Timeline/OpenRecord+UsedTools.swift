import Domain
import Store

extension OpenRecord {
    /// The tools that a run began to use in a time, in their order. None where what was said is not there to be read.
    func usedTools(ofRun run: String, in window: TimeWindow, limit: Int) throws(QueriesError) -> [UsedTool] {
        let rows = RowPlace(of: run).rows
        do throws(QueriesError) {
            return try asking(whatWasSaidIn: run) { (place) throws(StoreError) in
                var used = UsedTools()
                let statement = try index.statement(Self.toolBlocks(in: place))
                try statement.each(rows.lowerBound, rows.upperBound, run, window.lowest, window.highest) {
                    (row) throws(StoreError) in
                    used.take(TalkBlock(row, unpackedBytesMax: TalkBlock.inputBytesMax))
                    return used.tools.count <= limit
                }
                return Array(used.tools.prefix(limit))
            }
        } catch  where error.lacksWhatWasSaid {
            return []
        }
    }

    /// Of results nothing is read but whether they are well.
    private static func toolBlocks(in place: String) -> String {
        """
        SELECT \(TalkBlock.briefColumns())
        FROM \(place).blocks CROSS JOIN \(place).messages USING(message_id)
        WHERE block_id >= ?1 AND block_id <= ?2 AND worker_id = ?3 AND (
            content_type = 'tool_use' AND blocks.timestamp >= ?4 AND blocks.timestamp < ?5
            OR content_type = 'tool_result' AND blocks.timestamp >= ?4
        )
        ORDER BY block_id
        """
    }
}
