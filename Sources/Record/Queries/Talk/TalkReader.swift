import Domain
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
            try record.index.rows(Self.statement(of: place), owner.worker, start, end) {
                TalkBlock($0, unpackedBytesMax: Self.blockBytesMax)
            }
        }
        blocks = rows.map { $0.redacted(by: redaction) }[...]
    }

    /// Of an archived run what was said stands in another database.
    private static func statement(of place: String) -> String {
        """
        SELECT \(TalkBlock.columns)
        FROM \(place).messages JOIN \(place).blocks USING(message_id)
        WHERE worker_id = ? AND message_index >= ? AND message_index < ? ORDER BY message_index, block_index
        """
    }

    private func redacted(_ note: TalkNote) -> TalkNote { note.redacted(by: redaction) }
}
