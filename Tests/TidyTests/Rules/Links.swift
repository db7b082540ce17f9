/// A link from one of our documents to a file of ours leads somewhere.
struct Links: Rule {
    let name = "link"
    let advice = "Name a file that is there, by its path from this document."
    let samples: [Sample] = [
        [
            "docs/a.md": """
            # A
            [b](b.md#part) [up](../README.md) [folder](../docs) [out](https://example.org/x) [here](#a)
            [gone](c.md) ◀
            ![picture](../gone.png) ◀
            `[code](gone.md)`
            """,
            "docs/b.md": "# B",
            "README.md": "[a](docs/a.md)",
        ]
    ]

    func findings(in tree: Tree) -> [Finding] {
        var targets: Set<String> = []
        for file in tree.files {
            targets.insert(file.path)
            let folders = file.folder.split(separator: "/")
            for depth in 0...folders.count { targets.insert(folders.prefix(depth).joined(separator: "/")) }
        }
        return tree.documents.flatMap { document in
            document.links.filter { link in
                Self.path(of: link.target, in: document.file.folder).map { !targets.contains($0) } ?? false
            }.map { Finding(path: document.file.path, line: $0.line, found: "\($0.target) is not there") }
        }
    }

    /// The path from the root; nil for what leads elsewhere or stays in the document.
    private static func path(of target: String, in folder: String) -> String? {
        if target.hasPrefix("#") || target.contains(":") { return nil }
        var parts = folder.split(separator: "/").map(String.init)
        for part in target.prefix(while: { $0 != "#" }).split(separator: "/") where part != "." {
            if part == ".." { _ = parts.popLast() } else { parts.append(String(part)) }
        }
        return parts.joined(separator: "/")
    }
}
