/// A file is short enough to be read in one sitting.
struct FileLength: Rule {
    static let linesMax = 500
    /// Made of a table of ours, and looked up rather than read: it is as long as the table.
    private static let made = "docs/commands.md"

    let name = "file-length"
    let advice = "Say one thing a file: move a type out, or a topic into Type+Topic.swift."
    let samples: [Sample] = [
        "// first ◀\(String(repeating: "\n// more", count: Self.linesMax))",
        "// first\(String(repeating: "\n// more", count: Self.linesMax - 1))",
    ]

    func findings(in tree: Tree) -> [Finding] {
        tree.files.filter {
            $0.kind != .other && !$0.isFixture && $0.path != Self.made && $0.lines.count > Self.linesMax
        }.map {
            Finding(path: $0.path, line: 1, found: "\($0.lines.count) lines, and \(Self.linesMax) are allowed")
        }
    }
}
