import Journal
import Queries

/// Writes lines to the console in the one form that was asked for.
struct LogPrinter {
    enum Form {
        case text(LogStyle)
        case json
        /// The agent's bytes.
        case raw
    }

    private let console: Console
    private let form: Form
    private var line: [UInt8] = []
    private var repeats = RepeatFolding()
    /// Whose line is on the screen without its end.
    private var open: LogVoice?

    init(_ form: Form, to console: Console) {
        self.form = form
        self.console = console
    }

    /// Whether something is held back that can be shown when it is quiet.
    private(set) var holdsRepeats = false

    mutating func show(_ line: LogLine) throws(CommandError) {
        switch form {
        case .text(let style): try show(line, LogText(style: style))
        case .json: try console.write(LogJSON.bytes(of: line) + [UInt8(ascii: "\n")])
        case .raw:
            guard case .output(let piece, _) = line.content else { return }
            self.line.removeAll(keepingCapacity: true)
            self.line.append(contentsOf: piece.bytes)
            if piece.ending == .carriageReturnLineFeed { self.line.append(UInt8(ascii: "\r")) }
            if piece.ending != .none { self.line.append(UInt8(ascii: "\n")) }
            try console.write(self.line)
        }
    }

    /// Says how often the last line came, where that is not on the screen yet.
    mutating func showRepeats() throws(CommandError) {
        holdsRepeats = false
        guard case .text(let style) = form, let count = repeats.takeCount() else { return }
        try console.write(Ink.dim.mark("  × \(count)", where: style.isColored).utf8)
        try console.line()
    }

    /// Ends what is on the screen without its end.
    mutating func finish() throws(CommandError) {
        try showRepeats()
        try endOpenLine()
    }

    private mutating func show(_ line: LogLine, _ text: LogText) throws(CommandError) {
        self.line.removeAll(keepingCapacity: true)
        if try goesOn(with: line) {
            text.appendText(of: line, to: &self.line)
        } else {
            text.appendTime(of: line, to: &self.line)
            let start = self.line.count
            text.appendPrefix(of: line, to: &self.line)
            text.appendText(of: line, to: &self.line)
            if try isRepeat(line, self.line[start...], text.style) { return }
        }
        if line.endsLine { self.line.append(UInt8(ascii: "\n")) }
        try console.write(self.line)
        open = line.endsLine ? nil : line.voice
    }

    /// Whether the line goes on with what stands last on the screen. What does not begins a new line there.
    private mutating func goesOn(with line: LogLine) throws(CommandError) -> Bool {
        guard let open else { return false }
        if !line.isFirst, line.voice === open { return true }
        try endOpenLine()
        return false
    }

    private mutating func endOpenLine() throws(CommandError) {
        guard let open else { return }
        self.open = nil
        var ending: [UInt8] = []
        open.terminal.endLine(to: &ending)
        try console.write(ending + [UInt8(ascii: "\n")])
    }

    private mutating func isRepeat(
        _ line: LogLine,
        _ shown: ArraySlice<UInt8>,
        _ style: LogStyle
    ) throws(CommandError) -> Bool {
        guard style.folds else { return false }
        guard line.isFirst, line.endsLine, line.voice != nil else {
            try showRepeats()
            repeats.forget()
            return false
        }
        if repeats.takesRepeat(of: shown) {
            holdsRepeats = true
            return true
        }
        try showRepeats()
        repeats.begin(with: shown)
        return false
    }
}

extension LogLine {
    fileprivate var voice: LogVoice? {
        guard case .output(_, let voice) = content else { return nil }
        return voice
    }

    fileprivate var endsLine: Bool {
        guard case .output(let piece, _) = content else { return true }
        return piece.ending != .none
    }
}
