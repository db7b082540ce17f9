/// The colours that a text has switched on, as the sequences that would switch them on again.
struct TerminalPen: Hashable, Sendable {
    static let reset = Array("\u{1B}[0m".utf8)
    /// A text that never resets its colours is known by its last sequence alone.
    static let sequencesBytesMax = 256

    private(set) var sequences: [UInt8] = []

    var isColored: Bool { !sequences.isEmpty }

    /// The sequence with these parameters, which is written from now on.
    mutating func take(_ parameters: [UInt8]) -> [UInt8] {
        let sequence = [0x1b, UInt8(ascii: "[")] + parameters + [UInt8(ascii: "m")]
        let first = parameters.prefix { $0 != UInt8(ascii: ";") }
        if first.allSatisfy({ $0 == UInt8(ascii: "0") }) || sequences.count + sequence.count > Self.sequencesBytesMax {
            sequences = []
        }
        let isReset = parameters.allSatisfy { $0 == UInt8(ascii: "0") || $0 == UInt8(ascii: ";") }
        if !isReset { sequences += sequence }
        return sequence
    }
}
