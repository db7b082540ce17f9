/// A document has one title.
struct OneTitle: Rule {
    let name = "one-title"
    let advice = "Begin with one line `# Title`; sections take two signs or more."
    let samples: [Sample] = [
        [
            "docs/two.md": """
            # One
            ## Section
            # Two ◀
            """,
            "docs/none.md": "words ◀",
            "docs/fence.md": """
            # One
            ```
            # a comment
            ```
            """,
        ]
    ]

    func findings(in tree: Tree) -> [Finding] {
        tree.documents.flatMap { document in
            let extra = document.titleLines.isEmpty ? [1] : Array(document.titleLines.dropFirst())
            return extra.map {
                Finding(path: document.file.path, line: $0, found: "\(document.titleLines.count) titles")
            }
        }
    }
}
