package import Domain
import JSON

/// Something that happened, with what it was decided by, and how often it was so.
package struct ExplanationStep: Hashable, Sendable {
    package var entry: TimelineEntry
    package var notes: [ExplanationNote]
    /// How often it happened in a row, and when last.
    package var count = 1
    package var lastAt: WallTime

    init(_ entry: TimelineEntry) {
        self.entry = entry
        notes = Self.notes(of: entry)
        lastAt = entry.at
    }

    /// The same again: what polls is told once.
    func isRepeated(by next: TimelineEntry) -> Bool {
        let isPart = next.kind == .decision || next.kind == .trigger || next.kind == .agent
        guard isPart, next.kind == entry.kind, next.name == entry.name, next.run == entry.run else { return false }
        return next.kind == .agent ? next.name == "retry" || next.text == entry.text : next.text == entry.text
    }

    private static func notes(of entry: TimelineEntry) -> [ExplanationNote] {
        switch entry.kind {
        case .decision:
            let others = entry.details["notChosen"]?.arrayValue?.compactMap(\.stringValue) ?? []
            let took = entry.details["durationMs"]?.double
            return [
                note("input", entry.details["input"]), note("output", entry.details["output"]),
                others.isEmpty ? nil : ExplanationNote("not", others.joined(separator: "; ")),
                // A decision that took no time to speak of is not told to.
                took.flatMap { $0 > RecordedDecision.slowMilliseconds ? ExplanationNote("took", "\($0) ms") : nil },
            ].compactMap { $0 }
        case .worktree:
            return [note("signs", entry.details["signs"]), note("logic", entry.details["logic"])].compactMap { $0 }
        case .trigger, .task, .run, .checkpoint, .event, .agent, .call, .tool, .alert: return []
        }
    }

    private static func note(_ label: String, _ value: JSONValue?) -> ExplanationNote? {
        let text = value.map { PlainValue.fields($0) } ?? ""
        return text.isEmpty || text == "{}" ? nil : ExplanationNote(label, text)
    }
}
