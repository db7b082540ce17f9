/// A list of a screen: what is chosen in it, what of it is wanted, and the filter while it is typed.
package struct TopList: Hashable, Sendable {
    package private(set) var cursor = ListCursor()
    package private(set) var filter = ListFilter()
    private var typed: TextField?
    private var rowsSeen = 10

    package init() {}

    package var isTyping: Bool { typed != nil }

    /// `filter: word`, where there is one.
    package var note: String {
        if let typed { return "/\(typed.text)▏" }
        return filter.isEmpty ? "" : "filter: \(filter.text)"
    }

    package mutating func beginTyping() { typed = TextField(filter.text) }

    package mutating func filter(by text: String) { filter = ListFilter(filter.text == text ? "" : text) }

    /// Answers whether the key was one of a list.
    package mutating func press(_ key: Key, in ids: [String]) -> Bool {
        if typed != nil { return type(key) }
        if key == .escape, !filter.isEmpty {
            filter = ListFilter()
            return true
        }
        return cursor.press(key, in: ids, rows: rowsSeen)
    }

    private mutating func type(_ key: Key) -> Bool {
        switch key {
        case .enter: typed = nil
        case .escape:
            typed = nil
            filter = ListFilter()
        default:
            // Nothing else happens while a word is typed.
            if typed?.press(key) == true { filter = ListFilter(typed?.text ?? "") }
        }
        return true
    }

    package func chosen(in ids: [String]) -> Int? { cursor.place(in: ids) }

    package mutating func choose(_ id: String, in ids: [String]) { cursor.choose(id, in: ids) }

    /// Remembers what was drawn in so many rows.
    package mutating func saw(rows: Int, of ids: [String]) {
        rowsSeen = max(1, rows)
        cursor.saw(cursor.window(of: ids, rows: rows), of: ids)
    }

    /// A click or the wheel on the rows. Answers whether the row was chosen already, so that the click goes into it.
    ///
    /// - Parameter height: the lines of each row.
    package mutating func click(
        _ act: MouseAct,
        rows area: CellArea,
        height: Int = 1,
        in ids: [String]
    ) -> Bool {
        switch act.kind {
        case .wheelUp: cursor.move(by: -3, in: ids)
        case .wheelDown: cursor.move(by: 3, in: ids)
        case .press:
            guard area.contains(row: act.row, column: act.column) else { return false }
            let window = cursor.window(of: ids, rows: area.rows / height)
            let place = window.lowerBound + (act.row - area.top) / height
            guard window.contains(place) else { return false }
            let wasChosen = chosen(in: ids) == place
            cursor.choose(ids[place], in: ids)
            return wasChosen
        }
        return false
    }
}
