/// How far a long text is scrolled.
package struct ScrollPlace: Hashable, Sendable {
    package private(set) var first = 0
    private var rowsSeen = 10

    package init() {}

    /// The lines that are seen in so many rows.
    package func window(of count: Int, rows: Int) -> Range<Int> {
        let start = max(0, min(first, count - rows))
        return start..<min(count, start + max(0, rows))
    }

    package mutating func saw(rows: Int, of count: Int) {
        rowsSeen = max(1, rows)
        first = max(0, min(first, count - rows))
    }

    package mutating func go(to line: Int) { first = max(0, line) }

    /// Answers whether the key scrolls.
    package mutating func press(_ key: Key, of count: Int) -> Bool {
        switch key {
        case .up, .character("k"): first -= 1
        case .down, .character("j"): first += 1
        case .pageUp, .control("b"): first -= rowsSeen
        case .pageDown, .control("f"), .character(" "): first += rowsSeen
        case .control("u"): first -= max(1, rowsSeen / 2)
        case .control("d"): first += max(1, rowsSeen / 2)
        case .home, .character("g"): first = 0
        case .end, .character("G"): first = count
        default: return false
        }
        first = max(0, min(first, count - rowsSeen))
        return true
    }

    package mutating func wheel(_ act: MouseAct, of count: Int) {
        switch act.kind {
        case .wheelUp: first = max(0, first - 3)
        case .wheelDown: first = max(0, min(first + 3, count - rowsSeen))
        case .press: break
        }
    }
}
