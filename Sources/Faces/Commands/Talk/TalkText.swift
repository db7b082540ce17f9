import Domain
import Platform
import Queries

/// A conversation as people read it on a terminal or in a file.
struct TalkText {
    private static let indent = "  "

    private let traits: ChannelTraits
    /// Nil is UTC.
    private let calendar: LocalCalendar?
    /// Whether lines of tools are cut to the width of a terminal.
    private let isWhole: Bool

    init(_ traits: ChannelTraits, _ calendar: LocalCalendar?, isWhole: Bool) {
        self.traits = traits
        self.calendar = calendar
        self.isWhole = isWhole
    }

    func lines(of talk: TalkPart) -> [String] {
        let part = talk.part
        let margin = String(repeating: Self.indent, count: part.depth)
        var lines: [String] = []
        if let speaker = talk.speaker { lines += ["", head(speaker, talk)] }
        if !part.title.isEmpty { lines.append(margin + line(part.title, margin.count)) }
        let inner = margin + (part.title.isEmpty ? "" : Self.indent)
        lines += part.lines.map { inner + line($0.text, isSaid(part) ? nil : inner.count) }
        if part.hiddenLineCount > 0 {
            let more = "… \(part.hiddenLineCount) more line\(part.hiddenLineCount == 1 ? "" : "s")"
            lines.append(inner + Ink.dim.mark(more, where: traits.isColored))
        }
        return lines
    }

    private func head(_ speaker: String, _ talk: TalkPart) -> String {
        let time = talk.at.map { Ink.dim.mark(clock($0) + " ", where: traits.isColored) } ?? ""
        let model = talk.model.map { Ink.dim.mark("  \(SafeText.of($0))", where: traits.isColored) } ?? ""
        return time + Ink.bold.mark(SafeText.of(speaker), where: traits.isColored) + model
    }

    /// What was said is never cut.
    private func isSaid(_ part: RenderedPart) -> Bool {
        switch part.kind {
        case .user, .assistant, .system, .thinking: true
        case .toolCall, .toolResult, .notice: false
        }
    }

    private func line(_ text: StyledText, _ margin: Int?) -> String {
        let columns = margin.flatMap { traits.isTerminal && !isWhole ? max(8, traits.columns - $0) : nil }
        return StyledLine.text(text, isColored: traits.isColored, columns: columns)
    }

    private func clock(_ time: WallTime) -> String {
        let civil = calendar?.civil(time) ?? time.civil
        return [civil.hour, civil.minute, civil.second].map { Digits.padded($0, to: 2) }.joined(separator: ":")
    }
}
