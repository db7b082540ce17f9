/// Tells apart what an agent sent to a terminal: text, control characters and sequences. Texts that are not for the
/// screen (titles, clipboards, images, questions) are left out.
///
/// The bytes may be cut anywhere. A sequence that does not end is given up at the end of its line or after so many
/// bytes, and the text goes on.
struct EscapeReader: Sendable {
    /// What a sequence that never ends may take with it.
    static let skippedBytesMax = 64 << 10
    private static let parameterBytesMax = 64

    private enum State: Sendable {
        case text
        case character
        /// Behind ESC.
        case escape
        /// Behind ESC and a byte that only says which kind of sequence follows.
        case marked
        /// Behind `ESC [`.
        case control
        case skippedControl
        /// A text that is not for the screen.
        case string
        case escapeInString
    }

    private var state = State.text
    private var character = PartialCharacter()
    private var parameters: [UInt8] = []
    private var mark: UInt8?
    private var skippedCount = 0

    mutating func take(_ bytes: UnsafeRawBufferPointer, into sink: inout some EscapeSink) {
        var place = 0
        while place < bytes.count {
            if state == .text {
                let end = Self.printableEnd(in: bytes, from: place)
                if end > place { sink.take(ascii: UnsafeRawBufferPointer(rebasing: bytes[place..<end])) }
                place = end
                guard place < bytes.count else { return }
            }
            if take(bytes[place], &sink) { place += 1 }
        }
    }

    /// Nothing follows: what is not whole is settled.
    mutating func finish(into sink: inout some EscapeSink) {
        if state == .character { sink.take(PartialCharacter.replacement) }
        self = EscapeReader()
    }

    private static func printableEnd(in bytes: UnsafeRawBufferPointer, from start: Int) -> Int {
        var place = start
        while place < bytes.count, bytes[place] >= 0x20, bytes[place] < 0x7f { place &+= 1 }
        return place
    }

    // MARK: - One byte

    /// Answers whether the byte is done with; else it is to be taken again in the new state.
    private mutating func take(_ byte: UInt8, _ sink: inout some EscapeSink) -> Bool {
        switch state {
        case .text, .character: return takeText(byte, &sink)
        case .escape: return takeEscape(byte, &sink)
        case .marked: return takeMarked(byte)
        case .control: return takeControl(byte, &sink)
        case .skippedControl: return takeSkippedControl(byte)
        case .string: return takeString(byte)
        case .escapeInString:
            state = byte == UInt8(ascii: "\\") ? .text : .escape
            return state == .text
        }
    }

    private mutating func takeText(_ byte: UInt8, _ sink: inout some EscapeSink) -> Bool {
        guard state == .character || byte >= 0x80 else {
            if byte == 0x1b { state = .escape } else { sink.take(control: byte) }
            return true
        }
        switch character.take(byte) {
        case .unfinished:
            state = .character
            return true
        case .whole(let scalar):
            state = .text
            sink.take(scalar)
            return true
        case .broken(let isTaken):
            state = .text
            sink.take(PartialCharacter.replacement)
            return isTaken
        }
    }

    private mutating func takeEscape(_ byte: UInt8, _ sink: inout some EscapeSink) -> Bool {
        skippedCount = 0
        switch byte {
        case UInt8(ascii: "["):
            parameters.removeAll(keepingCapacity: true)
            mark = nil
            state = .control
        // OSC, DCS, SOS, PM, APC, and the title of GNU screen.
        case UInt8(ascii: "]"), UInt8(ascii: "P"), UInt8(ascii: "X"), UInt8(ascii: "^"), UInt8(ascii: "_"),
            UInt8(ascii: "k"):
            state = .string
        case 0x20...0x2f: state = .marked
        case 0x1b: state = .escape
        case 0x30...0x7e:
            state = .text
            sink.take(EscapeSequence(isControl: false, final: byte))
        default:
            state = .text
            return false
        }
        return true
    }

    private mutating func takeMarked(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x1b: state = .escape
        case 0x20...0x2f: countSkipped()
        default:
            state = .text
            return (0x30...0x7e).contains(byte)
        }
        return true
    }

    private mutating func takeControl(_ byte: UInt8, _ sink: inout some EscapeSink) -> Bool {
        switch byte {
        case 0x30...0x3b where parameters.count < Self.parameterBytesMax: parameters.append(byte)
        case 0x3c...0x3f where parameters.isEmpty && mark == nil: mark = byte
        case 0x40...0x7e:
            state = .text
            sink.take(EscapeSequence(isControl: true, final: byte, parameters: parameters, mark: mark))
        default:
            state = .skippedControl
            return false
        }
        return true
    }

    private mutating func takeSkippedControl(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x40...0x7e, 0x18, 0x1a: state = .text
        case 0x1b: state = .escape
        case UInt8(ascii: "\n"), UInt8(ascii: "\r"), 0x80...:
            state = .text
            return false
        default: countSkipped()
        }
        return true
    }

    private mutating func takeString(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x07, 0x18, 0x1a: state = .text
        case 0x1b: state = .escapeInString
        case UInt8(ascii: "\n"):
            state = .text
            return false
        default: countSkipped()
        }
        return true
    }

    private mutating func countSkipped() {
        skippedCount += 1
        if skippedCount >= Self.skippedBytesMax { state = .text }
    }
}
