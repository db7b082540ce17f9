/// A document that nobody reads to its end does not hold.
struct DocumentLength: Rule {
    static let linesMax = ["README.md": 150, "ARCHITECTURE.md": 200, "CONTRIBUTING.md": 80]

    let name = "document-length"
    let advice = "Say it shorter, or move what only some readers need into docs/."
    let samples: [Sample] = [
        [
            "README.md": "# First ◀\(String(repeating: "\nmore", count: 150))",
            "CONTRIBUTING.md": "# First\(String(repeating: "\nmore", count: 79))",
            "docs/README.md": String(repeating: "more\n", count: 300),
        ]
    ]

    func findings(in tree: Tree) -> [Finding] {
        tree.files.compactMap { file in
            guard let linesMax = Self.linesMax[file.path], file.lines.count > linesMax else { return nil }
            return Finding(path: file.path, line: 1, found: "\(file.lines.count) lines, and \(linesMax) are allowed")
        }
    }
}
