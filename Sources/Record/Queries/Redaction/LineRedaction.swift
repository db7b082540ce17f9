import Decoding
package import Domain
package import Journal
import Platform

/// The lines of one channel without their secrets, each with its place in the channel. What is held back until more is
/// known is only what may be a part of a secret of several lines, and of a line without end its last word.
package struct LineRedaction: Sendable {
    /// A piece of a line as it is shown.
    package struct Piece: Sendable {
        /// In the channel, of its first byte.
        package let offset: Int64
        package let redacted: RedactedBytes
        package let ending: LinePiece.Ending
        package let isFirst: Bool
        /// Of all pieces that were appended, from 0, and whether nothing of it is left.
        package let number: Int
        package let isLast: Bool

        /// Whether there is nothing to show.
        package var isEmpty: Bool { redacted.bytes.isEmpty && ending == .none }
    }

    private struct Place {
        let offset: Int64
        let ending: LinePiece.Ending
        let isFirst: Bool
    }

    /// A private key of which the head stands further back is not known for one.
    private static let contextBytes: Int64 = 64 << 10

    private let file: String
    private let disk: any Disk
    private var pieces: PieceRedaction
    private var hasBegun = false
    private var places: [Place] = []
    /// The number of the first of them.
    private var firstNumber = 0

    init(_ redactor: Redactor, file: String, on disk: any Disk) {
        self.file = file
        self.disk = disk
        pieces = PieceRedaction(redactor)
    }

    /// Whether something was appended that has not come out.
    package var isEmpty: Bool { pieces.isEmpty }

    /// Whether the piece is a line without secrets, which is done with and can be shown as it is.
    package mutating func passes(_ piece: LinePiece) -> Bool {
        if !hasBegun { begin(before: piece.offset) }
        return piece.isFirst && piece.ending != .none && pieces.passes(piece.bytes)
    }

    package mutating func append(_ piece: LinePiece) {
        if !hasBegun { begin(before: piece.offset) }
        places.append(Place(offset: piece.offset, ending: piece.ending, isFirst: piece.isFirst))
        pieces.append(piece.bytes, ending: piece.ending.bytes)
    }

    /// The next piece; nil while it is not known what is secret in it.
    package mutating func next() -> Piece? {
        while let piece = pieces.next() {
            let place = places[piece.number - firstNumber]
            if piece.isLast { forget(upTo: piece.number) }
            return Piece(
                offset: place.offset + Int64(piece.start),
                redacted: piece.redacted,
                ending: piece.isLast ? place.ending : .none,
                isFirst: place.isFirst && piece.start == 0,
                number: piece.number,
                isLast: piece.isLast
            )
        }
        return nil
    }

    /// Nothing comes for now.
    package mutating func settle() { pieces.settle() }

    /// Nothing follows.
    package mutating func finish() { pieces.finish() }

    private mutating func forget(upTo number: Int) {
        guard pieces.isEmpty else { return }
        places.removeAll(keepingCapacity: true)
        firstNumber = number + 1
    }

    /// A secret may have begun before the first line that is shown.
    private mutating func begin(before offset: Int64) {
        hasBegun = true
        let start = max(0, offset - Self.contextBytes)
        guard start < offset else { return }
        let path = file
        let disk = disk
        let context = Deliberate.ignore(because: "what is before a line that can be read can be read as well") {
            () throws(PlatformError) in
            let file = try disk.openFile(path, .readQuietly)
            var bytes = [UInt8](repeating: 0, count: Int(offset - start))
            let count = try bytes.withUnsafeMutableBufferPointer { (room) throws(PlatformError) in
                try disk.readFully(file, into: UnsafeMutableRawBufferPointer(room), at: start)
            }
            return Array(bytes.prefix(count))
        }
        pieces.begin(behind: context ?? [])
    }
}

extension LinePiece.Ending {
    fileprivate var bytes: [UInt8] {
        switch self {
        case .lineFeed: [UInt8(ascii: "\n")]
        case .carriageReturnLineFeed: [UInt8(ascii: "\r"), UInt8(ascii: "\n")]
        case .none: []
        }
    }
}
