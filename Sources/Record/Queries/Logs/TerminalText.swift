/// Makes what an agent wrote safe to show on a terminal: text and colours pass, and nothing else can speak to it.
///
/// A terminal obeys what it is sent: sequences move its cursor, change its title, write the clipboard, ask it questions
/// whose answers arrive as if typed (CVE-2003-0063 and those after it). So all sequences but those of colour are left
/// out, with the control characters; what is no UTF-8, C1 characters and the marks that turn the direction of text
/// become U+FFFD, for what they hide should be seen. Line ends, tabs and carriage returns pass.
///
/// The bytes may be cut anywhere: what a cut divides is carried over. A sequence that does not end is given up at the
/// end of its line or after so many bytes, and the text goes on.
package struct TerminalText: Sendable {
    private enum State {
        case text
        case character
        /// Behind ESC.
        case escape
        /// Behind ESC and a byte that only says which kind of sequence follows.
        case marked
        /// Behind ESC and `[`, while it can still be a colour.
        case control
        case skippedControl
        /// What terminals take as a text of their own: a title, a clipboard, an image, a question.
        case string
        case escapeInString
    }

    /// The longest colour sequence that passes.
    static let controlBytesMax = 64
    /// What a sequence that never ends may take with it.
    package static let skippedBytesMax = 64 << 10

    private let keepsColors: Bool
    private var state = State.text
    private var character = CharacterReader()
    private var parameters: [UInt8] = []
    private var skippedCount = 0
    private var pen = TerminalPen()

    package init(keepsColors: Bool = true) { self.keepsColors = keepsColors }

    /// Appends what may be shown of the bytes.
    package mutating func append(_ bytes: UnsafeRawBufferPointer, to text: inout [UInt8]) {
        var place = 0
        while place < bytes.count {
            if state == .text {
                let end = PlainText.end(in: bytes, from: place)
                if end > place { text.append(contentsOf: UnsafeRawBufferPointer(rebasing: bytes[place..<end])) }
                place = end
                guard place < bytes.count else { return }
            }
            if take(bytes[place], &text) { place += 1 }
        }
    }

    /// Nothing follows: what is not whole is settled, and the terminal gets back its own colours.
    package mutating func end(to text: inout [UInt8]) {
        endLine(to: &text)
        pen = TerminalPen()
    }

    // MARK: - Line by line

    /// Where lines of several channels come in turn, each begins with the colours of its own.
    package func beginLine(to text: inout [UInt8]) { text += pen.sequences }

    /// The line has ended, and with it every sequence that had not; the colours are kept for the next line.
    package mutating func endLine(to text: inout [UInt8]) {
        if state == .character, character.end() { text += CharacterReader.replacement }
        state = .text
        if pen.isColored { text += TerminalPen.reset }
    }

    // MARK: - One byte

    /// Answers whether the byte is done with; else it is to be taken again in the new state.
    private mutating func take(_ byte: UInt8, _ text: inout [UInt8]) -> Bool {
        switch state {
        case .text: return takeText(byte, &text)
        case .character: return takeCharacter(byte, &text)
        case .escape: return takeEscape(byte)
        case .marked: return takeMarked(byte)
        case .control: return takeControl(byte, &text)
        case .skippedControl: return takeSkippedControl(byte)
        case .string: return takeString(byte)
        case .escapeInString:
            state = byte == UInt8(ascii: "\\") ? .text : .escape
            return state == .text
        }
    }

    private mutating func takeText(_ byte: UInt8, _ text: inout [UInt8]) -> Bool {
        switch byte {
        case 0x1b: state = .escape
        case UInt8(ascii: "\r"): text.append(byte)
        case 0x80...: return takeCharacter(byte, &text)
        default: break
        }
        return true
    }

    private mutating func takeCharacter(_ byte: UInt8, _ text: inout [UInt8]) -> Bool {
        switch character.take(byte) {
        case .unfinished: state = .character
        case .whole(let isSafe):
            state = .text
            if isSafe { character.append(to: &text) } else { text += CharacterReader.replacement }
        case .broken(let isTaken):
            state = .text
            text += CharacterReader.replacement
            return isTaken
        }
        return true
    }

    private mutating func takeEscape(_ byte: UInt8) -> Bool {
        skippedCount = 0
        switch byte {
        case UInt8(ascii: "["):
            parameters.removeAll(keepingCapacity: true)
            state = .control
        // OSC, DCS, SOS, PM, APC, and the title of GNU screen.
        case UInt8(ascii: "]"), UInt8(ascii: "P"), UInt8(ascii: "X"), UInt8(ascii: "^"), UInt8(ascii: "_"),
            UInt8(ascii: "k"):
            state = .string
        case 0x20...0x2f: state = .marked
        case 0x1b: state = .escape
        case 0x30...0x7e: state = .text
        default:
            state = .text
            return false
        }
        return true
    }

    private mutating func takeMarked(_ byte: UInt8) -> Bool {
        guard !(0x20...0x2f).contains(byte), byte != 0x1b else {
            if byte == 0x1b { state = .escape } else { countSkipped() }
            return true
        }
        state = .text
        return (0x30...0x7e).contains(byte)
    }

    private mutating func takeControl(_ byte: UInt8, _ text: inout [UInt8]) -> Bool {
        switch byte {
        // Digits, colon and semicolon: what the parameters of a colour are made of.
        case 0x30...0x3b where parameters.count < Self.controlBytesMax: parameters.append(byte)
        case UInt8(ascii: "m"):
            state = .text
            if keepsColors { text += pen.take(parameters) }
        default:
            state = .skippedControl
            return false
        }
        return true
    }

    private mutating func takeSkippedControl(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x40...0x7e: state = .text
        case 0x1b: state = .escape
        case UInt8(ascii: "\n"), UInt8(ascii: "\r"), 0x80...:
            state = .text
            return false
        case 0x18, 0x1a: state = .text
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
