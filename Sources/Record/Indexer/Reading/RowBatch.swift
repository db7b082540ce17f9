import Decoding
import Store

/// Rows that came of a stretch of a source and are to be written together.
struct RowBatch {
    private static let rowsMax = 20_000
    private static let contentBytesMax: Int64 = 8 << 20

    // For the index.
    var reports: [UsageReport] = []
    var events: [RunEventRow] = []
    var lines: [LoggedRow] = []

    // For the conversations.
    var messages: [MessageRow] = []
    var blocks: [BlockRow] = []
    var pieces: [LogPieceRow] = []
    var contentBytes: Int64 = 0

    /// Whether it is large enough to be written: small transactions cost more than their rows.
    var isFull: Bool { rowCount >= Self.rowsMax || contentBytes >= Self.contentBytesMax }

    var rowCount: Int { blocks.count + pieces.count + indexRowCount }

    var indexRowCount: Int { reports.count + events.count + lines.count }

    var isEmpty: Bool {
        rowCount == 0 && messages.isEmpty
    }
}
