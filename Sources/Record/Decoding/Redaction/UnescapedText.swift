/// A part of a text with its escapes undone, and for each byte where it comes from: so a secret is found however it is
/// written, and replaced where it stands.
struct UnescapedText {
    /// Bytes as they are, or the one character of an escape.
    private struct Piece {
        let place: Int
        let source: Range<Int>
        let isEscape: Bool
    }

    private(set) var bytes: [UInt8] = []
    private var pieces: [Piece] = []

    init(_ source: UnsafeRawBufferPointer, _ part: Range<Int>) {
        bytes.reserveCapacity(part.count)
        var start = part.lowerBound
        var place = start
        while true {
            while place < part.upperBound, !Self.mayBeEscape(source[place]) { place &+= 1 }
            guard place < part.upperBound else { break }
            guard let escape = Escape.any(in: source, at: place), place + escape.length <= part.upperBound else {
                place += 1
                continue
            }
            append(source, start..<place)
            start = place + escape.length
            if !escape.isEmpty {
                pieces.append(Piece(place: bytes.count, source: place..<start, isEscape: true))
                // What is beyond ASCII only has to keep what is around it apart.
                bytes.append(escape.byte ?? 0xff)
            }
            place = start
        }
        append(source, start..<place)
    }

    /// Of a part that is not empty.
    func origin(of range: Range<Int>) -> Range<Int> {
        origin(of: range.lowerBound).lowerBound..<origin(of: range.upperBound - 1).upperBound
    }

    private static func mayBeEscape(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: "\\") || byte == UInt8(ascii: "%") || byte == 0x1b
    }

    private func origin(of place: Int) -> Range<Int> {
        var low = 0
        var high = pieces.count
        while high - low > 1 {
            let middle = (low + high) / 2
            if pieces[middle].place <= place { low = middle } else { high = middle }
        }
        let piece = pieces[low]
        let start = piece.source.lowerBound + place - piece.place
        return piece.isEscape ? piece.source : start..<start + 1
    }

    private mutating func append(_ source: UnsafeRawBufferPointer, _ run: Range<Int>) {
        guard !run.isEmpty else { return }
        pieces.append(Piece(place: bytes.count, source: run, isEscape: false))
        bytes += UnsafeRawBufferPointer(rebasing: source[run])
    }
}
