import Domain
import Journal
import Queries

/// A line as people read it: perhaps a time, perhaps whose it is, and then the text, made safe for a terminal.
struct LogText {
    let style: LogStyle

    /// Appends what stands before the text of a line: when it began, and whose it is.
    func appendTime(of line: LogLine, to bytes: inout [UInt8]) {
        guard style.hasTimes else { return }
        let text = line.time.map { style.text($0) } ?? "-"
        bytes += Ink.dim.mark(text, where: style.isColored).utf8
        bytes.append(UInt8(ascii: " "))
    }

    func appendPrefix(of line: LogLine, to bytes: inout [UInt8]) {
        guard style.hasPrefix else { return }
        let kind = Self.kind(of: line)
        let text = "\(line.origin.label) \(kind)" + String(repeating: " ", count: 4 - kind.count)
        bytes += line.origin.ink.mark(text, where: style.isColored).utf8
        bytes += "│ ".utf8
    }

    /// Appends the text itself, without a line end.
    func appendText(of line: LogLine, to bytes: inout [UInt8]) {
        switch line.content {
        case .output(let piece, let voice): append(piece, voice, to: &bytes)
        case .event(let event): bytes += text(of: event, line).utf8
        case .note(let text): bytes += Ink.dim.mark("\(mark)\(text)", where: style.isColored).utf8
        }
    }

    /// What is not of the agent is known by more than its colour.
    private var mark: String { style.hasPrefix ? "" : "── " }

    private func append(_ piece: LinePiece, _ voice: LogVoice, to bytes: inout [UInt8]) {
        if piece.isFirst { voice.terminal.beginLine(to: &bytes) }
        let start = bytes.count
        voice.terminal.append(piece.bytes, to: &bytes)
        LastState.fold(&bytes, from: start)
        if piece.ending != .none { voice.terminal.endLine(to: &bytes) }
    }

    private func text(of event: Event, _ line: LogLine) -> String {
        let time = style.hasTimes ? nil : style.timeOfDay(event.createdAt)
        let mark = line.source == .daemon ? "" : mark
        let type = SafeText.of(line.source == .orch && !style.hasPrefix ? "orch/\(event.typeText)" : event.typeText)
        let level = event.level == .known(.info) ? nil : "(\(SafeText.of(event.level.text)))"
        let head = [time, type, level].compactMap { $0 }.joined(separator: " ")
        return Self.ink(of: event).mark("\(mark)\(head)  \(SafeText.of(event.message))", where: style.isColored)
    }

    private static func ink(of event: Event) -> Ink {
        switch event.level {
        case .known(.error): .red
        case .known(.warn): .yellow
        case .known(.info), .known(.debug), .unknown: .dim
        }
    }

    private static func kind(of line: LogLine) -> String {
        switch line.content {
        case .output(_, let voice): voice.channel == .stdout ? "out" : "err"
        case .event: line.source == .events ? "run" : "orch"
        case .note: "run"
        }
    }
}

extension LogOrigin {
    /// A colour that is the same for a task whenever it is shown.
    var ink: Ink {
        let inks: [Ink] = [.cyan, .green, .magenta, .yellow, .blue]
        let sum = label.utf8.reduce(0) { ($0 &* 31 &+ Int($1)) & 0xffff }
        return inks[sum % inks.count]
    }
}
