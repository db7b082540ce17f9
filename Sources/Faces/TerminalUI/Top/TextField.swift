/// A line of text that is typed.
package struct TextField: Hashable, Sendable {
    private static let lettersMax = 10_000

    private var letters: [Character]
    private var place: Int

    package init(_ text: String = "") {
        letters = Array(text)
        place = letters.count
    }

    package var text: String { String(letters) }

    /// What stands in front of the cursor.
    package var front: String { String(letters[..<place]) }

    /// Answers whether the key types or moves in it.
    package mutating func press(_ key: Key) -> Bool {
        switch key {
        case .character(let letter): insert([letter])
        case .backspace: if place > 0 { removeFront(1) }
        case .delete: if place < letters.count { letters.remove(at: place) }
        case .left: place = max(0, place - 1)
        case .right: place = min(letters.count, place + 1)
        case .home, .control("a"): place = 0
        case .end, .control("e"): place = letters.count
        case .control("u"): removeFront(place)
        case .control("w"): removeFront(wordLength)
        case .control("k"): letters.removeLast(letters.count - place)
        default: return false
        }
        return true
    }

    /// What was pasted becomes one line: nothing is sent by pasting.
    package mutating func paste(_ text: String) { insert(text.map { $0.isNewline || $0 == "\t" ? " " : $0 }) }

    private mutating func insert(_ new: [Character]) {
        let fitting = new.prefix(max(0, Self.lettersMax - letters.count))
        letters.insert(contentsOf: fitting, at: place)
        place += fitting.count
    }

    private mutating func removeFront(_ count: Int) {
        letters.removeSubrange(place - count..<place)
        place -= count
    }

    private var wordLength: Int {
        let front = letters[..<place]
        let spaces = front.reversed().prefix { $0 == " " }.count
        return spaces + front.dropLast(spaces).reversed().prefix { $0 != " " }.count
    }

    /// As much of it as fits, with the cursor in it.
    package func draw(on buffer: inout CellBuffer, row: Int, in area: CellArea) {
        var start = 0
        while start < place, CellText.width(of: String(letters[start..<place])) >= area.columns { start += 1 }
        buffer.write(String(letters[start...]), row: row, in: area)
        let column = CellText.width(of: String(letters[start..<place]))
        let under = CellArea(top: area.top + row, left: area.left + column, rows: 1, columns: 1)
        buffer.restyle(under) { $0.chosen }
    }
}
