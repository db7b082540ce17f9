/// A line of a card, with the bytes that end it: cards keep theirs.
struct CardLine: Hashable, Sendable {
    let text: String
    /// A newline, one with a carriage return in front, or nothing at the end of the file.
    let end: String

    var whole: String { text + end }

    /// The lines of a text. Put together they are the text again.
    static func lines(of text: String) -> [CardLine] {
        var lines: [CardLine] = []
        var scalars = Substring.UnicodeScalarView(text.unicodeScalars)
        while !scalars.isEmpty {
            let line = scalars.prefix { $0 != "\n" }
            scalars = scalars.dropFirst(line.count)
            let hasNewline = !scalars.isEmpty
            if hasNewline { scalars = scalars.dropFirst() }
            let hasReturn = hasNewline && line.last == "\r"
            lines.append(
                CardLine(
                    text: String(String.UnicodeScalarView(hasReturn ? line.dropLast() : line)),
                    end: hasNewline ? hasReturn ? "\r\n" : "\n" : ""
                )
            )
        }
        return lines
    }
}
