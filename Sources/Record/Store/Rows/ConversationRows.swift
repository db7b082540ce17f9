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
        try putMessage.run(
            place.row(message.index),
            message.worker,
            message.index,
            message.at,
            message.role,
            message.model,
            message.response,
            message.conversation,
            message.isSidechain,
            message.source,
            message.bytes.lowerBound,
            Int64(message.bytes.count)
        )
    }

    package mutating func insert(_ block: BlockRow) throws(StoreError) {
        follow(block.worker)
        try putBlock.run(
            place.row(block.number),
            place.row(block.message),
            block.index,
            block.number,
            block.at,
            block.type,
            block.content,
            block.toolName,
            block.toolUse,
            block.toolInput,
            block.toolOutput,
            block.toolSuccess,
            block.packed.map { Value.blob($0) },
            block.contentBytes,
            block.bytes.lowerBound,
            Int64(block.bytes.count)
        )
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
