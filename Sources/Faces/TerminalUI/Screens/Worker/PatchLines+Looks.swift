import Domain

/// How the lines of a patch are drawn.
extension PatchLines.Line {
    /// A tab goes to the next place that eight divides, counted behind the sign of the line.
    var shown: String {
        guard text.utf8.contains(UInt8(ascii: "\t")) else { return SafeText.of(text) }
        var line = ""
        var column = 0
        for piece in text.split(separator: "\t", omittingEmptySubsequences: false) {
            if !line.isEmpty || column > 0 {
                let spaces = 8 - max(0, column - 1) % 8
                line += String(repeating: " ", count: spaces)
                column += spaces
            }
            let safe = SafeText.of(String(piece))
            line += safe
            column += CellText.width(of: safe)
        }
        return line
    }

    var style: TextStyle {
        switch kind {
        case .header: .strong
        case .hunk: .accent
        case .added: .good
        case .removed: .bad
        case .context: .plain
        }
    }
}
