import Domain

/// Text within Markdown: whatever it is, it ends nothing that it stands in.
enum MarkdownText {
    /// Marks that would begin something in the middle of a line.
    private static let marks: Set<Character> = ["\\", "`", "*", "_", "[", "]", "<", ">", "&", "|", "~", "#"]

    /// In one line, as it is written.
    static func inline(_ text: String) -> String {
        let words = line(text)
        return words.contains(where: marks.contains)
            ? words.reduce(into: "") { $0 += marks.contains($1) ? "\\\($1)" : String($1) } : words
    }

    static func line(_ text: String) -> String {
        // A line end of two characters is one here.
        String(text.map { $0.isNewline || $0 == "\u{0}" ? " " : $0 })
    }

    static func cell(_ text: String) -> String { inline(text) }

    /// Between two backticks.
    static func code(_ text: String) -> String { line(text).replacing("`", with: "'") }

    /// What somebody said, which is Markdown mostly: quoted, so that it ends with the quote, and without tags.
    static func quoted(_ text: String) -> String {
        text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
            line.isEmpty ? ">" : "> " + withoutTags(line)
        }.joined(separator: "\n")
    }

    /// As it is, between fences that are longer than any within.
    static func fenced(_ lines: [String]) -> String {
        guard !lines.isEmpty else { return "" }
        let longest = lines.map { line in longestRun(of: "`", in: line) }.max() ?? 0
        let fence = String(repeating: "`", count: max(3, longest + 1))
        return "\(fence)text\n\(lines.joined(separator: "\n"))\n\(fence)"
    }

    static func line(of line: RenderedPart.Line) -> String {
        switch line.change {
        case .none: line.text.text
        case .added: "+ " + line.text.text
        case .removed: "- " + line.text.text
        }
    }

    /// Outside of code, where it would be shown as it is written.
    private static func withoutTags(_ line: Substring) -> String {
        line.split(separator: "`", omittingEmptySubsequences: false).enumerated().map { place, part in
            place.isMultiple(of: 2) ? String(part).replacing("<", with: "&lt;") : String(part)
        }.joined(separator: "`")
    }

    private static func longestRun(of mark: Character, in line: String) -> Int {
        var (longest, count) = (0, 0)
        for character in line {
            count = character == mark ? count + 1 : 0
            longest = max(longest, count)
        }
        return longest
    }
}
