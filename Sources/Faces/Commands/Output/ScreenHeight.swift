/// How many lines of a terminal a text takes that comes in pieces.
///
/// Colours take no room, and what is wider than the terminal goes on in the next line. A wide character counts as one
/// column: what is a line too few costs a look back, and nothing more.
struct ScreenHeight {
    private enum State {
        case text
        /// Behind an escape.
        case escape
        /// Within a sequence, which its last byte ends.
        case sequence
    }

    private(set) var lines = 0
    private let columns: Int
    private var column = 0
    private var state = State.text

    init(columns: Int) { self.columns = max(1, columns) }

    mutating func add(_ bytes: some Sequence<UInt8>) {
        for byte in bytes { add(byte) }
    }

    private mutating func add(_ byte: UInt8) {
        switch state {
        case .escape: state = byte == UInt8(ascii: "[") ? .sequence : .text
        case .sequence: if (0x40...0x7E).contains(byte) { state = .text }
        case .text:
            if byte == 0x1B {
                state = .escape
            } else if byte == UInt8(ascii: "\n") {
                lines += 1
                column = 0
            } else if byte & 0xC0 != 0x80 {
                if column == columns {
                    lines += 1
                    column = 0
                }
                column += 1
            }
        }
    }
}
