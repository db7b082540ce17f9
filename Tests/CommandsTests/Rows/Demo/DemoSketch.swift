/// What a terminal shows of what was written to it, as far as the demo uses one: lines, upwards, and clearing.
struct DemoSketch {
    private var lines: [[Character]] = [[]]
    private var row = 0
    private var column = 0
    private(set) var isCursorShown = true
    /// What was to be seen each time that something was cleared below.
    private(set) var seen: [String] = []

    init(_ written: String) {
        var rest = written.unicodeScalars.map { Character($0) }[...]
        while let character = rest.popFirst() {
            switch character {
            case "\r": column = 0
            case "\n": down()
            case "\u{1B}": control(&rest)
            default: put(character)
            }
        }
    }

    var text: String { lines.map { String($0) }.joined(separator: "\n") }

    private mutating func down() {
        row += 1
        if row == lines.count { lines.append([]) }
    }

    private mutating func put(_ character: Character) {
        while lines[row].count <= column { lines[row].append(" ") }
        lines[row][column] = character
        column += 1
    }

    private mutating func control(_ rest: inout ArraySlice<Character>) {
        rest.removeFirst()
        let parameters = String(rest.prefix { !$0.isLetter })
        rest = rest.dropFirst(parameters.count)
        switch rest.popFirst() {
        case "A": row -= Int(parameters) ?? 1
        case "K": lines[row].removeSubrange(min(column, lines[row].count)...)
        case "J":
            lines[row].removeSubrange(min(column, lines[row].count)...)
            lines.removeSubrange((row + 1)...)
            seen.append(text)
        case "l": isCursorShown = false
        case "h": isCursorShown = true
        default: return
        }
    }
}
