/// A terminal's screen as a picture: what `tmux capture-pane -e` prints, as SVG. Each piece of one style is held to its
/// cells, so that columns stay columns whatever font the reader has.
struct TerminalPicture {
    private struct Piece {
        let column: Int
        let columns: Int
        let text: String
        let style: TerminalStyle
    }

    private static let cellWidth = 8.4
    private static let cellHeight = 18.0
    private static let margin = 16.0
    private static let barHeight = 32.0

    private let title: String
    private let rows: [[Piece]]
    private let columns: Int

    init(_ screen: String, title: String) {
        self.title = title
        var style = TerminalStyle()
        var lines = screen.split(separator: "\n", omittingEmptySubsequences: false)
        while lines.last?.allSatisfy({ $0 == " " }) == true { lines.removeLast() }
        rows = lines.map { Self.pieces(of: $0.unicodeScalars, &style) }
        columns = max(40, rows.compactMap { $0.last.map { $0.column + $0.columns } }.max() ?? 0)
    }

    var svg: String {
        let width = Double(columns) * Self.cellWidth + 2 * Self.margin
        let height = Self.barHeight + Double(rows.count) * Self.cellHeight + Self.margin
        let font = "ui-monospace,'DejaVu Sans Mono',Menlo,Consolas,monospace"
        var lines = [
            """
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 \(Self.number(width)) \(Self.number(height))" \
            font-family="\(font)" font-size="14">
            """,
            "<title>\(Self.escaped(title))</title>",
            "<rect width=\"100%\" height=\"100%\" rx=\"8\" fill=\"\(TerminalStyle.paper)\"/>",
            """
            <text x="50%" y="21" text-anchor="middle" font-size="12" fill="#8b919c">\(Self.escaped(title))</text>
            """,
        ]
        for (row, pieces) in rows.enumerated() { lines += pieces.flatMap { Self.elements(of: $0, row: row) } }
        return lines.joined(separator: "\n") + "\n</svg>\n"
    }

    private static func elements(of piece: Piece, row: Int) -> [String] {
        let x = margin + Double(piece.column) * cellWidth
        let y = barHeight + Double(row) * cellHeight
        let width = Double(piece.columns) * cellWidth
        var elements: [String] = []
        if let fill = piece.style.fill {
            elements.append(
                """
                <rect x="\(number(x))" y="\(number(y))" width="\(number(width))" height="\(number(cellHeight))" \
                fill="\(fill)"/>
                """
            )
        }
        guard piece.text.contains(where: { $0 != " " }) else { return elements }
        var marks = ""
        if piece.style.isBold { marks += " font-weight=\"bold\"" }
        if piece.style.isDim { marks += " opacity=\"0.6\"" }
        if piece.style.isItalic { marks += " font-style=\"italic\"" }
        if piece.style.isUnderlined { marks += " text-decoration=\"underline\"" }
        elements.append(
            """
            <text x="\(number(x))" y="\(number(y + 13))" textLength="\(number(width))" \
            lengthAdjust="spacingAndGlyphs" xml:space="preserve" fill="\(piece.style.color)"\(marks)>\
            \(escaped(piece.text))</text>
            """
        )
        return elements
    }

    private static func pieces(of line: Substring.UnicodeScalarView, _ style: inout TerminalStyle) -> [Piece] {
        var pieces: [Piece] = []
        var text = ""
        var column = 0
        var rest = line
        func end(_ style: TerminalStyle) {
            let columns = Self.columns(of: text)
            let piece = Piece(column: column, columns: columns, text: text, style: style)
            pieces += style.fill == nil ? words(of: piece) : [piece]
            column += columns
            text = ""
        }
        while let scalar = rest.popFirst() {
            if scalar == "\u{1B}" {
                end(style)
                style.take(sequence(&rest))
            } else {
                text.unicodeScalars.append(scalar)
            }
        }
        end(style)
        return pieces.filter { $0.columns > 0 }
    }

    /// What stands in columns of its own, behind two blanks or more: each is held to where it begins.
    private static func words(of piece: Piece) -> [Piece] {
        var words: [Piece] = []
        var text = ""
        var column = piece.column
        func end() {
            let kept = text.reversed().drop { $0 == " " }.reversed()
            let columns = columns(of: String(kept))
            if columns > 0 {
                words.append(Piece(column: column, columns: columns, text: String(kept), style: piece.style))
            }
            column += Self.columns(of: text)
            text = ""
        }
        for character in piece.text {
            if character != " ", text.hasSuffix("  ") || text == " " { end() }
            text.append(character)
        }
        end()
        return words
    }

    private static func columns(of text: String) -> Int {
        text.unicodeScalars.reduce(0) { $0 + columns(of: $1) }
    }

    /// As terminals count: what stands on the letter before takes none, what is as wide as it is high takes two.
    private static func columns(of scalar: Unicode.Scalar) -> Int {
        switch scalar.properties.generalCategory {
        case .nonspacingMark, .enclosingMark, .format, .control: return 0
        default: break
        }
        let wide: [ClosedRange<UInt32>] = [
            0x1100...0x115F, 0x2E80...0x303E, 0x3041...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F,
            0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x20000...0x3FFFD,
        ]
        let isWide = scalar.properties.isEmojiPresentation || wide.contains { $0.contains(scalar.value) }
        return isWide ? 2 : 1
    }

    /// The numbers of a sequence that ends with `m`; of any other none that change anything.
    private static func sequence(_ rest: inout Substring.UnicodeScalarView) -> [Int] {
        guard rest.first == "[" else { return [39] }
        rest.removeFirst()
        var numbers = ""
        while let scalar = rest.popFirst() {
            if ("@"..."~").contains(scalar) { return scalar == "m" ? self.numbers(numbers) : [39] }
            numbers.unicodeScalars.append(scalar)
        }
        return []
    }

    private static func numbers(_ text: String) -> [Int] {
        text.isEmpty ? [] : text.split(separator: ";", omittingEmptySubsequences: false).map { Int($0) ?? 0 }
    }

    private static func number(_ value: Double) -> String {
        let tenths = Int((value * 10).rounded())
        return tenths % 10 == 0 ? "\(tenths / 10)" : "\(tenths / 10).\(tenths % 10)"
    }

    private static func escaped(_ text: String) -> String {
        text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
    }
}
