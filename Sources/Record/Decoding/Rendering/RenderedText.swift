import Domain

/// Text of agents as lines that can be shown, and the few styles that all parts have in common.
enum RenderedText {
    static let bold = TextStyle(.bold)
    static let dim = TextStyle(.dim)
    static let failure = TextStyle(foreground: .indexed(1))
    static let success = TextStyle(foreground: .indexed(2))
    static let warning = TextStyle(foreground: .indexed(3))

    /// What one line of a title may take; more is in the record.
    private static let titleCharactersMax = 160
    private static let tab = "    "

    /// With its colours, its progress folded, and its tabs as spaces. Blank lines at either end are left out.
    static func lines(_ text: String) -> [StyledText] {
        let spaced = text.utf8.contains(UInt8(ascii: "\t")) ? text.replacing("\t", with: tab) : text
        var lines = FoldedText.text(of: Array(spaced.utf8)).lines[...]
        while let first = lines.first, isBlank(first) { lines.removeFirst() }
        while let last = lines.last, isBlank(last) { lines.removeLast() }
        return Array(lines)
    }

    /// The first line that says something, with a mark where there are more.
    static func oneLine(_ text: String) -> String {
        let lines = lines(text)
        guard let first = lines.first?.text else { return "" }
        let cut = first.prefix(titleCharactersMax)
        return cut.count < first.count || lines.count > 1 ? "\(cut) …" : String(cut)
    }

    private static func isBlank(_ line: StyledText) -> Bool { line.utf8.allSatisfy { $0 == UInt8(ascii: " ") } }
}
