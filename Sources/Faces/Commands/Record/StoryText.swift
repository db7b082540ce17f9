import Domain
import JSON
import Queries

/// What happened, as people read it: a line each, the day where it changes, and below what it was decided by.
struct StoryText {
    private static let kindColumns = 10
    private static let nameColumnsMax = 26

    let moments: MomentText
    let traits: ChannelTraits
    /// Whether each line says which run it is of.
    var namesRuns = true
    /// How wide the words are that notes stand under.
    let noteColumns: Int
    private let nameColumns: Int

    init(_ names: [String], notes: Int, moments: MomentText, traits: ChannelTraits) {
        noteColumns = notes
        self.moments = moments
        self.traits = traits
        nameColumns = min(Self.nameColumnsMax, names.map { DisplayWidth.of(SafeText.of($0)) }.max() ?? 0)
    }

    /// The day, where it is another than that of what came before.
    func dayLine(_ time: WallTime, after last: WallTime?) -> String? {
        let day = moments.day(time)
        return last.map { moments.day($0) } == day ? nil : Ink.bold.mark(day, where: traits.isColored)
    }

    func lines(_ entry: TimelineEntry, isRepeated count: Int = 1, until last: WallTime? = nil) -> [String] {
        var text = entry.text
        if namesRuns, let run = entry.run { text = text.isEmpty ? run : "\(run)  \(text)" }
        if count > 1, let last {
            text += " — and \(count - 1) more \(count == 2 ? "time" : "times") until \(moments.timeOfDay(last))"
        }
        let head =
            "\(moments.timeOfDay(entry.at))  \(DisplayWidth.pad(Self.word(entry.kind), to: Self.kindColumns)) "
            + DisplayWidth.pad(SafeText.of(entry.name), to: nameColumns) + "  "
        return hung(text, behind: head)
    }

    /// A note below a line.
    func lines(_ label: String, _ text: String) -> [String] {
        hung(
            text,
            behind: String(repeating: " ", count: 10) + DisplayWidth.pad(SafeText.of(label), to: noteColumns) + " "
        )
    }

    /// Text that goes on below where it began. What a file or another program reads is one line.
    private func hung(_ text: String, behind head: String) -> [String] {
        let safe = SafeText.of(text)
        let indent = DisplayWidth.of(head)
        guard traits.isTerminal, traits.columns - indent >= 30 else { return [head + safe] }
        let wrapped = WrappedText.lines(safe, columns: traits.columns - indent)
        guard let first = wrapped.first else { return [head] }
        return [head + first] + wrapped.dropFirst().map { String(repeating: " ", count: indent) + $0 }
    }

    static func word(_ kind: TimelineEntry.Kind) -> String {
        switch kind {
        case .decision: "decided"
        case .trigger, .task, .run, .checkpoint, .event, .agent, .call, .tool, .worktree, .alert: kind.rawValue
        }
    }
}
