import Domain
import Packing
import Store

/// Blocks as they stand in the record.
extension TalkBlock {
    /// What is selected of `messages` and `blocks`, in the order in which a row is read.
    static let columns = """
        block_number, message_index, blocks.timestamp, role, model, content_type, content, tool_name, tool_use_id,
        tool_input, tool_output, tool_success, is_sidechain, packed, source_id, blocks.byte_offset,
        blocks.byte_length, block_index, response
        """

    /// A tool is often given a whole file: what tells most of its input may stand behind that.
    static let inputBytesMax = 1 << 20

    /// The same where only what tools were given is wanted whole.
    /// - Parameter content: what is selected of all that was said.
    static func briefColumns(content: String = "NULL") -> String {
        """
        block_number, message_index, blocks.timestamp, role, NULL, content_type, \(content), tool_name, tool_use_id,
        tool_input, NULL, tool_success, is_sidechain, CASE content_type WHEN 'tool_use' THEN packed END, NULL, 0, 0,
        block_index, NULL
        """
    }

    /// - Parameter unpackedBytesMax: a block that says that it holds more is shown as far as its beginning goes.
    init(_ row: borrowing Row, unpackedBytesMax: Int) {
        self.init(
            number: row.integer(0) ?? 0,
            message: row.integer(1) ?? 0,
            at: row.text(2).flatMap(WallTime.read),
            role: row.text(3) ?? "",
            model: row.text(4),
            type: row.text(5) ?? "",
            content: row.text(6),
            toolName: row.text(7),
            toolUse: row.text(8),
            toolInput: row.text(9),
            toolOutput: row.text(10),
            isSuccess: row.bool(11),
            isSidechain: row.bool(12) ?? false
        )
        let offset = row.integer(15) ?? 0
        source = row.text(14)
        bytes = offset..<offset + max(0, row.integer(16) ?? 0)
        index = row.integer(17) ?? 0
        response = row.text(18)
        guard let packed = row.withBytes(13, { Self.unpacked($0, bytesMax: unpackedBytesMax) }) else { return }
        guard let whole = packed else {
            isCut = true
            return
        }
        // What is packed is what there is a beginning of.
        if content != nil {
            content = whole
        } else if toolOutput != nil {
            toolOutput = whole
        } else {
            toolInput = whole
        }
    }

    static func unpacked(_ frame: UnsafeRawBufferPointer, bytesMax: Int) -> String? {
        let bytes = Deliberate.ignore(because: "its beginning is there, and that it is cut is said") {
            () throws(PackingError) in
            let unpacker = try FrameDecompressor()
            return try unpacker.content(of: frame, bytesMax: bytesMax)
        }
        return bytes.map { String(decoding: $0, as: UTF8.self) }
    }

    func redacted(by redaction: RunRedaction) -> TalkBlock {
        var block = self
        block.content = content.map { redaction.redact($0).text }
        block.toolInput = toolInput.map { redaction.redact($0).text }
        block.toolOutput = toolOutput.map { redaction.redact($0).text }
        return block
    }
}
