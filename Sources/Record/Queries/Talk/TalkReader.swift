import Domain
import Packing
import Store

/// Reads a conversation from front to back, some messages at a time, with what its agent said of itself where it
/// belongs in time.
package struct TalkReader {
    private static let messagesAtOnce: Int64 = 128
    /// A block that says that it holds more is shown as far as its beginning goes.
    private static let blockBytesMax = 1 << 30

    private let record: OpenRecord
    private let owner: TalkOwner
    private let redaction: RunRedaction
    private var notes: ArraySlice<TalkNote>
    private var blocks: ArraySlice<TalkBlock> = []
    private var nextMessage: Int64 = 0
    private var messageEnd: Int64 = 0
    private var place: String

    /// - Parameter redaction: what rows were written without by now; an older redactor knew less.
    package init(of owner: TalkOwner, in record: OpenRecord, _ redaction: RunRedaction) throws(QueriesError) {
        self.record = record
        place = try record.place(ofRun: owner.worker)
        self.owner = owner
        self.redaction = redaction
        notes = try record.talkNotes(of: owner)[...]
        messageEnd = try settled { (place) throws(StoreError) in
            try record.index.integer(
                "SELECT max(message_index) + 1 FROM \(place).messages WHERE worker_id = ?",
                owner.worker
            ) ?? 0
        }
    }

    /// A run that is archived meanwhile is read on in its month: the index says so before anything leaves the
    /// conversations.
    private mutating func settled<Result>(
        _ body: (String) throws(StoreError) -> Result
    ) throws(QueriesError) -> Result {
        while true {
            let result = try inStore { () throws(StoreError) in try body(place) }
            let now = try record.place(ofRun: owner.worker)
            guard now != place else { return result }
            place = now
        }
    }

    package mutating func next() throws(QueriesError) -> TalkItem? {
        while blocks.isEmpty, nextMessage < messageEnd { try fill() }
        guard let block = blocks.first else { return notes.popFirst().map { .note(redacted($0)) } }
        // What has no time does not wait for what has.
        if let note = notes.first, let time = note.at, let blockTime = block.at, time < blockTime {
            notes.removeFirst()
            return .note(redacted(note))
        }
        blocks.removeFirst()
        return .block(block)
    }

    private mutating func fill() throws(QueriesError) {
        let start = nextMessage
        nextMessage += Self.messagesAtOnce
        let redaction = redaction
        let (record, owner, end) = (record, owner, nextMessage)
        let rows = try settled { (place) throws(StoreError) in
            try record.index.rows(Self.statement(of: place), owner.worker, start, end) { Self.block($0) }
        }
        blocks = rows.map { Self.redacted($0, redaction) }[...]
    }

    /// Of an archived run what was said stands in another database.
    private static func statement(of place: String) -> String {
        """
        SELECT block_number, message_index, blocks.timestamp, role, model, content_type, content, tool_name,
            tool_use_id, tool_input, tool_output, tool_success, is_sidechain, packed, source_id, blocks.byte_offset,
            blocks.byte_length
        FROM \(place).messages JOIN \(place).blocks USING(message_id)
        WHERE worker_id = ? AND message_index >= ? AND message_index < ? ORDER BY message_index, block_index
        """
    }

    private static func block(_ row: borrowing Row) -> TalkBlock {
        var block = TalkBlock(
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
        block.source = row.text(14)
        block.bytes = offset..<offset + max(0, row.integer(16) ?? 0)
        guard let packed = row.withBytes(13, { unpacked($0) }) else { return block }
        guard let whole = packed else {
            block.isCut = true
            return block
        }
        // What is packed is what there is a beginning of.
        if block.content != nil {
            block.content = whole
        } else if block.toolOutput != nil {
            block.toolOutput = whole
        } else {
            block.toolInput = whole
        }
        return block
    }

    private static func unpacked(_ frame: UnsafeRawBufferPointer) -> String? {
        let bytes = Deliberate.ignore(because: "its beginning is there, and that it is cut is said") {
            () throws(PackingError) in
            let unpacker = try FrameDecompressor()
            return try unpacker.content(of: frame, bytesMax: blockBytesMax)
        }
        return bytes.map { String(decoding: $0, as: UTF8.self) }
    }

    private static func redacted(_ block: TalkBlock, _ redaction: RunRedaction) -> TalkBlock {
        var block = block
        block.content = block.content.map { redaction.redact($0).text }
        block.toolInput = block.toolInput.map { redaction.redact($0).text }
        block.toolOutput = block.toolOutput.map { redaction.redact($0).text }
        return block
    }

    private func redacted(_ note: TalkNote) -> TalkNote {
        TalkNote(at: note.at, type: note.type, level: note.level, message: redaction.redact(note.message).text)
    }
}
