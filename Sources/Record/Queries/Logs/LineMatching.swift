import Decoding
import Domain
import Journal

/// Tells of the lines of a stream, one after the other, in which something is found. What is searched is what is shown
/// of them, and of long lines also what is not.
struct LineMatching {
    private let matching: TextMatching
    /// Whether something was found in the line that has begun.
    private var begun: PerChannel<Bool> = [:]

    init(_ query: LogQuery) { matching = TextMatching(query) }

    /// Nil where the line goes on.
    mutating func take(_ line: LogLine) -> Bool? {
        switch line.content {
        case .event(let event): return isFound(in: ShownLines.text(of: event).utf8)
        case .note(let text): return isFound(in: ShownLines.text(ofNote: text).utf8)
        case .output(let piece, let voice):
            let isFound = begun[voice.channel] == true || isFound(inOutput: piece.bytes)
            begun[voice.channel] = piece.endsLine ? nil : isFound
            return piece.endsLine ? isFound : nil
        }
    }

    /// The lines that have begun, where nothing follows.
    mutating func finish() -> [Bool] {
        defer { begun = [:] }
        return Channel.allCases.compactMap { begun[$0] }
    }

    private func isFound(in text: [UInt8]) -> Bool { text.withUnsafeBytes { matching.isFound(in: $0) } }

    private func isFound(inOutput bytes: UnsafeRawBufferPointer) -> Bool {
        let tab = UInt8(ascii: "\t")
        let hasTabs = bytes.contains(tab)
        let isPlain = PlainText.end(in: bytes, from: 0) == bytes.count
        guard hasTabs || !isPlain else { return matching.isFound(in: bytes) }
        var text: [UInt8] = []
        for byte in bytes { if byte == tab { text += ShownLines.tabText.utf8 } else { text.append(byte) } }
        return isFound(in: isPlain ? text : FoldedText.text(of: text).utf8)
    }
}
