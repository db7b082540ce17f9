import Domain

/// What is different between two texts, line by line.
enum LineChanges {
    /// More lines are not compared one by one: then all of the old are gone and all of the new have come.
    private static let comparedLinesMax = 2_000
    private static let contextLines = 1

    static func lines(from old: String, to new: String) -> [RenderedPart.Line] {
        let old = RenderedText.lines(old).map(\.text)
        let new = RenderedText.lines(new).map(\.text)
        guard old.count <= comparedLinesMax, new.count <= comparedLinesMax, !old.isEmpty else {
            return old.map { line($0, .removed) } + new.map { line($0, .added) }
        }
        return near(all(old, new))
    }

    static func line(_ text: String, _ change: RenderedPart.Change) -> RenderedPart.Line {
        switch change {
        case .none: RenderedPart.Line(StyledText("  \(text)"), change)
        case .added: RenderedPart.Line(StyledText("+ \(text)", RenderedText.success), change)
        case .removed: RenderedPart.Line(StyledText("- \(text)", RenderedText.failure), change)
        }
    }

    private static func all(_ old: [String], _ new: [String]) -> [RenderedPart.Line] {
        let difference = new.difference(from: old)
        let removed = Set(difference.removals.map(offset))
        let inserted = Set(difference.insertions.map(offset))
        var lines: [RenderedPart.Line] = []
        var next = 0
        for (place, text) in old.enumerated() {
            guard !removed.contains(place) else {
                lines.append(line(text, .removed))
                continue
            }
            while inserted.contains(next) {
                lines.append(line(new[next], .added))
                next += 1
            }
            lines.append(line(text, .none))
            next += 1
        }
        return lines + new[min(next, new.count)...].map { line($0, .added) }
    }

    private static func offset(_ change: CollectionDifference<String>.Change) -> Int {
        switch change {
        case .insert(let offset, _, _), .remove(let offset, _, _): offset
        }
    }

    /// The changed lines with the one before and the one after.
    private static func near(_ lines: [RenderedPart.Line]) -> [RenderedPart.Line] {
        lines.indices.filter { place in
            lines[max(0, place - contextLines)...min(lines.count - 1, place + contextLines)].contains {
                $0.change != .none
            }
        }.map { lines[$0] }
    }
}
