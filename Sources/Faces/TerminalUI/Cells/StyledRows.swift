package import Domain

/// Styled text in rows of a screen.
package enum StyledRows {
    /// Broken wherever a row is full: what an agent wrote is shown with every space that it has.
    package static func wrap(_ text: StyledText, to columns: Int) -> [StyledText] {
        guard columns > 0 else { return [] }
        if text.utf8.count <= columns { return [text] }
        var rows: [StyledText] = []
        var row = StyledText()
        var place = 0
        for part in text.parts {
            var run = ""
            for character in part.text {
                let width = CellText.width(of: character)
                if place + width > columns {
                    row.append(run, part.style)
                    rows.append(row)
                    (row, run, place) = (StyledText(), "", 0)
                }
                run.append(character)
                place += width
            }
            row.append(run, part.style)
        }
        rows.append(row)
        return rows
    }

    /// One row, without so many columns at its beginning, and with `…` where something is left out at its end.
    package static func cut(_ text: StyledText, from start: Int = 0, to columns: Int) -> StyledText {
        guard columns > 0 else { return StyledText() }
        if start == 0, text.utf8.count <= columns { return text }
        var row = StyledText()
        var place = -start
        for part in text.parts {
            var run = ""
            for character in part.text {
                let width = CellText.width(of: character)
                if place >= columns - 1, !run.isEmpty || !row.isEmpty {
                    row.append(run, part.style)
                    row.append("…", .dim)
                    return row
                }
                if place >= 0 { run.append(character) }
                place += width
            }
            row.append(run, part.style)
        }
        return row
    }

    /// The text with another look at some places of it, which are in their order.
    package static func marked(_ text: StyledText, at ranges: [Range<Int>], _ style: TextStyle) -> StyledText {
        guard !ranges.isEmpty else { return text }
        var marked = StyledText()
        var place = 0
        for part in text.parts {
            let bytes = Array(part.text.utf8)
            var from = 0
            for range in ranges where range.upperBound > place && range.lowerBound < place + bytes.count {
                let start = max(0, range.lowerBound - place)
                let end = min(bytes.count, range.upperBound - place)
                if start > from { marked.append(String(decoding: bytes[from..<start], as: UTF8.self), part.style) }
                marked.append(String(decoding: bytes[max(from, start)..<end], as: UTF8.self), style)
                from = end
            }
            if from < bytes.count { marked.append(String(decoding: bytes[from...], as: UTF8.self), part.style) }
            place += bytes.count
        }
        return marked
    }
}
