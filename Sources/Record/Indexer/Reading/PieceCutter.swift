/// Cuts text into pieces of whole lines, of which each but the last is at least so long. Where they are cut depends on
/// the text alone.
struct PieceCutter {
    private static let pieceBytesMin: Int64 = 4 << 10

    struct Piece: Hashable {
        let bytes: Range<Int64>
        let number: Int64
    }

    /// Where the next piece begins.
    private(set) var start: Int64
    /// How many were cut.
    private(set) var count: Int64

    init(at start: Int64, number: Int64) {
        self.start = start
        count = number
    }

    /// Takes a line with its end; gives a piece where it is long enough.
    mutating func take(_ line: Range<Int64>) -> Piece? {
        guard line.upperBound - start >= Self.pieceBytesMin else { return nil }
        return cut(at: line.upperBound)
    }

    /// The last piece, where nothing follows.
    mutating func rest(upTo end: Int64) -> Piece? { end > start ? cut(at: end) : nil }

    /// Up to where a source is rows: a piece that is not cut yet is read again.
    func cursor(_ offset: Int64, _ format: SourceFormat) -> Int64 { format == .plain ? start : offset }

    private mutating func cut(at end: Int64) -> Piece {
        defer {
            start = end
            count += 1
        }
        return Piece(bytes: start..<end, number: count)
    }
}
