/// Writes what was said. All of it belongs into a transaction of its caller, together with the cursor of what was read.
package struct ConversationRows {
    private let putMessage: Statement
    private let putBlock: Statement
    private var worker = ""
    private var place = RowPlace(of: "")

    package init(_ connection: Connection) throws(StoreError) {
        putMessage = try connection.statement(Self.puttingMessage)
        putBlock = try connection.statement(Self.puttingBlock)
    }

    package mutating func insert(_ message: MessageRow) throws(StoreError) {
        follow(message.worker)
        let place = place
        try putMessage.run { row in
            row.add(place.row(message.index))
            row.add(message.worker)
            row.add(message.index)
            row.add(message.at)
            row.add(message.role)
            row.add(message.model)
            row.add(message.response)
            row.add(message.conversation)
            row.add(message.isSidechain)
            row.add(message.source)
            row.add(message.bytes.lowerBound)
            row.add(Int64(message.bytes.count))
        }
    }

    package mutating func insert(_ block: BlockRow) throws(StoreError) {
        follow(block.worker)
        let place = place
        try putBlock.run { row in
            row.add(place.row(block.number))
            row.add(place.row(block.message))
            row.add(block.index)
            row.add(block.number)
            row.add(block.at)
            row.add(block.type)
            row.add(block.content)
            row.add(block.toolName)
            row.add(block.toolUse)
            row.add(block.toolInput)
            row.add(block.toolOutput)
            row.add(block.toolSuccess)
            row.add(block.packed)
            row.add(block.contentBytes)
            row.add(block.bytes.lowerBound)
            row.add(Int64(block.bytes.count))
        }
    }

    /// Rows come in long stretches of one run, and its place takes a hash.
    private mutating func follow(_ worker: String) {
        guard worker != self.worker else { return }
        self.worker = worker
        place = RowPlace(of: worker)
    }

    private static let puttingMessage = """
        INSERT INTO messages(message_id, worker_id, message_index, timestamp, role, model, response, conversation,
            is_sidechain, source_id, byte_offset, byte_length)
        VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """

    private static let puttingBlock = """
        INSERT INTO blocks(block_id, message_id, block_index, block_number, timestamp, content_type, content,
            tool_name, tool_use_id, tool_input, tool_output, tool_success, packed, content_bytes, byte_offset,
            byte_length)
        VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """
}
