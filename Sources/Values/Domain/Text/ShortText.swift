/// A text made short for where there is room for less of it.
package enum ShortText {
    /// The first line that says something, with `…` in the place of what is too long.
    package static func line(of text: String, lettersMax: Int) -> String {
        let lines = text.split(whereSeparator: \.isNewline).lazy.map { $0.drop { $0.isWhitespace } }
        let line = lines.first { !$0.isEmpty } ?? ""
        return line.count > lettersMax ? line.prefix(lettersMax - 1) + "…" : String(line)
    }

    /// As much as fits into so many bytes, in whole letters, and `…` where that is not all.
    package static func cut(_ text: String, bytesMax: Int) -> String {
        guard text.utf8.count > bytesMax else { return text }
        var end = text.utf8.index(text.utf8.startIndex, offsetBy: bytesMax)
        while end.samePosition(in: text) == nil { end = text.utf8.index(before: end) }
        return text[..<end] + "…"
    }
}
