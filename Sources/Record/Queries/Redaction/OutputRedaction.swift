import Decoding
import Domain

/// What one channel of a run wrote, without its secrets, for whoever shows it as it comes and not line by line.
package struct OutputRedaction: Sendable {
    private var pieces: PieceRedaction

    init(_ redactor: Redactor) { pieces = PieceRedaction(redactor, keepsApart: false) }

    /// What stands before all of it.
    package mutating func begin(behind context: [UInt8]) { pieces.begin(behind: context) }

    /// What may be shown by now.
    package mutating func append(_ bytes: UnsafeRawBufferPointer) -> [UInt8] {
        pieces.append(bytes)
        return take()
    }

    /// Nothing comes for a while: also what has no line end, but for what may be the beginning of a secret.
    package mutating func settle() -> [UInt8] {
        guard !pieces.isEmpty else { return [] }
        pieces.settle()
        return take()
    }

    /// Nothing follows.
    package mutating func finish() -> [UInt8] {
        pieces.finish()
        return take()
    }

    private mutating func take() -> [UInt8] {
        var bytes: [UInt8] = []
        while let piece = pieces.next() { bytes += piece.redacted.bytes }
        return bytes
    }
}
