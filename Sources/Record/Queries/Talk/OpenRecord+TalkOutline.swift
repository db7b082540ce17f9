import Domain
import Store

extension OpenRecord {
    /// What is read of a text for one line of it.
    private static let lettersMax = 1_000

    /// Those of some blocks that lead through a conversation, with the beginning of what they say.
    func leadingBlocks(_ numbers: Range<Int64>, ofRun run: String) throws(QueriesError) -> [TalkBlock] {
        guard !numbers.isEmpty else { return [] }
        let rows = RowPlace(of: run)
        let (start, end) = (rows.row(numbers.lowerBound), rows.row(numbers.upperBound))
        return try asking(whatWasSaidIn: run) { (place) throws(StoreError) in
            try index.rows(Self.leading(in: place), Self.lettersMax, start, end, run) {
                TalkBlock($0, unpackedBytesMax: TalkBlock.inputBytesMax)
            }
        }
    }

    private static func leading(in place: String) -> String {
        """
        SELECT \(TalkBlock.briefColumns(content: "substr(content, 1, ?)"))
        FROM \(place).blocks CROSS JOIN \(place).messages USING(message_id)
        WHERE block_id >= ? AND block_id < ? AND worker_id = ?
            AND (content_type = 'tool_use' OR content_type = 'text' AND role = 'user' OR tool_success = 0)
        ORDER BY block_id
        """
    }
}
