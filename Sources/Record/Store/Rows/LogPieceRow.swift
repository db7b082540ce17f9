package import Domain

/// A few lines of output that is no conversation: a row of `log_pieces`.
package struct LogPieceRow: Hashable, Sendable {
    package var worker: String
    package var source: String
    /// Its place among the pieces of its source, from 0.
    package var number: Int64
    package var at: WallTime
    package var bytes: Range<Int64>

    package init(worker: String, source: String, number: Int64, at: WallTime, bytes: Range<Int64>) {
        self.worker = worker
        self.source = source
        self.number = number
        self.at = at
        self.bytes = bytes
    }
}

extension Connection {
    package func insert(_ piece: LogPieceRow) throws(StoreError) {
        try run(
            "INSERT INTO log_pieces VALUES(?, ?, ?, ?, ?, ?)",
            RowPlace(of: piece.source).row(piece.number),
            piece.worker,
            piece.source,
            piece.at,
            piece.bytes.lowerBound,
            Int64(piece.bytes.count)
        )
    }
}
