/// Which row of a list is chosen, and which rows are seen. It stays on what it points at while the list changes around
/// it.
package struct ListCursor: Hashable, Sendable {
    /// What the chosen row is known by; nil for the first of whatever comes.
    package private(set) var chosen: String?
    private var index = 0
    private var top = 0

    package init() {}

    /// The place of the chosen row among those that there are now; nil of none. What has gone leaves the choice at its
    /// place.
    package func place(in ids: [String]) -> Int? {
        guard !ids.isEmpty else { return nil }
        if let chosen, let found = ids.firstIndex(of: chosen) { return found }
        return min(index, ids.count - 1)
    }

    /// The rows that are seen in so many lines.
    package func window(of ids: [String], rows: Int) -> Range<Int> {
        guard rows > 0, let place = place(in: ids) else { return 0..<0 }
        var first = min(top, max(0, ids.count - rows))
        if place < first { first = place }
        if place >= first + rows { first = place - rows + 1 }
        return first..<min(ids.count, first + rows)
    }

    /// Remembers what was drawn, so that the next page and the next window follow from it.
    package mutating func saw(_ window: Range<Int>, of ids: [String]) {
        top = window.lowerBound
        guard let place = place(in: ids) else { return }
        index = place
        if chosen != nil { chosen = ids[place] }
    }

    package mutating func choose(_ id: String, in ids: [String]) {
        chosen = id
        index = ids.firstIndex(of: id) ?? index
    }

    package mutating func move(by count: Int, in ids: [String]) {
        guard let place = place(in: ids) else { return }
        choose(at: place + count, in: ids)
    }

    /// Answers whether the key moves in a list, and was one of these.
    package mutating func press(_ key: Key, in ids: [String], rows: Int) -> Bool {
        let page = max(1, rows)
        switch key {
        case .up, .character("k"): move(by: -1, in: ids)
        case .down, .character("j"): move(by: 1, in: ids)
        case .pageUp, .control("b"): move(by: -page, in: ids)
        case .pageDown, .control("f"): move(by: page, in: ids)
        case .control("u"): move(by: -max(1, page / 2), in: ids)
        case .control("d"): move(by: max(1, page / 2), in: ids)
        case .home, .character("g"): choose(at: 0, in: ids)
        case .end, .character("G"): choose(at: ids.count - 1, in: ids)
        default: return false
        }
        return true
    }

    private mutating func choose(at place: Int, in ids: [String]) {
        guard !ids.isEmpty else { return }
        index = min(max(0, place), ids.count - 1)
        chosen = ids[index]
    }
}
