import Domain
import Queries

/// An explanation as people read it.
struct ExplanationText {
    /// What was decided by may be a page long; all of it is in other forms.
    private static let noteLettersMax = 240

    let explanation: Explanation
    let moments: MomentText
    let traits: ChannelTraits

    func lines() -> [String] {
        var lines = [Ink.bold.mark(SafeText.of(title), where: traits.isColored)]
        let story = StoryText(explanation.steps.map(\.entry.name), notes: 7, moments: moments, traits: traits)
        for fact in explanation.facts { lines += factLines(fact) }
        var last: WallTime?
        for step in explanation.steps {
            if let day = story.dayLine(step.entry.at, after: last) { lines.append(day) }
            lines += story.lines(step.entry, isRepeated: step.count, until: step.lastAt)
            for note in step.notes { lines += story.lines(note.label, Self.cut(note.text)) }
            last = step.entry.at
        }
        if explanation.hasMore { lines.append("… and more: --limit N") }
        if !explanation.unknowns.isEmpty {
            lines.append(Ink.bold.mark("Not known", where: traits.isColored))
            lines += explanation.unknowns.map { "  " + SafeText.of($0) }
        }
        return lines
    }

    private var title: String { told(explanation.title, explanation.titleTime.map { [$0] } ?? []) }

    /// A text with its times as people want them.
    private func told(_ text: String, _ times: [WallTime]) -> String {
        times.reduce(text) { text, time in text.replacing(time.iso, with: moments.text(time)) }
    }

    private static func cut(_ text: String) -> String {
        text.utf8.count > noteLettersMax ? text.prefix(noteLettersMax) + "…" : text
    }

    private func factLines(_ fact: ExplanationNote) -> [String] {
        let columns = explanation.facts.map { DisplayWidth.of($0.label) }.max() ?? 0
        let head = "  " + DisplayWidth.pad(fact.label, to: columns) + "  "
        let text = SafeText.of(told(fact.text, fact.times))
        guard traits.isTerminal else { return [head + text] }
        let wrapped = WrappedText.lines(text, columns: traits.columns - DisplayWidth.of(head))
        let indent = String(repeating: " ", count: DisplayWidth.of(head))
        return wrapped.enumerated().map { ($0.offset == 0 ? head : indent) + $0.element }
    }
}
