import Domain
import Journal

/// One channel of a run on its way to whoever reads it: its lines go in as they were written, and come out without
/// their secrets.
final class RunChannel {
    let voice: LogVoice
    /// Nil where the exact bytes are wanted.
    private var redaction: LineRedaction?
    private var count = 0
    /// Where the line begins that goes on.
    private var lineStart: Int64 = 0
    /// Where the piece has its bytes that was given last.
    private var memory = UnsafeMutableRawBufferPointer.allocate(byteCount: 4096, alignment: 16)

    init(_ voice: LogVoice, _ redaction: LineRedaction?) {
        self.voice = voice
        self.redaction = redaction
    }

    deinit { memory.deallocate() }

    /// Whether the piece is one of a line that is longer than so much, and neither its beginning nor its end.
    func passesOver(_ piece: LinePiece, beyond lineBytesMax: Int64) -> Bool {
        if piece.isFirst { lineStart = piece.offset }
        return !piece.endsLine && piece.offset - lineStart >= lineBytesMax
    }

    /// Whether a piece can be shown as it is, and is done with.
    func passes(_ piece: LinePiece) -> Bool { redaction?.passes(piece) ?? true }

    /// Takes a piece, and tells its number among those taken.
    func append(_ piece: LinePiece) -> Int {
        redaction?.append(piece)
        defer { count += 1 }
        return count
    }

    /// The next piece, or a part of it: valid until the next call. Nil while it is not known what is secret in it.
    func next() -> (piece: LinePiece, number: Int, isLast: Bool)? {
        guard let next = redaction?.next() else { return nil }
        let piece = LinePiece(
            offset: next.offset,
            bytes: keep(next.redacted.bytes),
            ending: next.ending,
            isFirst: next.isFirst
        )
        return (piece, next.number, next.isLast)
    }

    func settle() { redaction?.settle() }

    func finish() { redaction?.finish() }

    private func keep(_ bytes: [UInt8]) -> UnsafeRawBufferPointer {
        if memory.count < bytes.count {
            memory.deallocate()
            memory = .allocate(byteCount: bytes.count, alignment: 16)
        }
        memory.copyBytes(from: bytes)
        return UnsafeRawBufferPointer(rebasing: memory[..<bytes.count])
    }
}
