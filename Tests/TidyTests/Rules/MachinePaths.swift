/// Nothing of ours knows the machine that it was written on.
struct MachinePaths: Rule {
    let name = "machine-path"
    let advice = "Say a path from the repository's root, from the home, or from a folder made for the test."
    let samples: [Sample] = [
        [
            "docs/a.md": """
            # A
            See \(Self.roots[0])/main. ◀
            It is in `\(Self.roots[1])somebody/x`. ◀
            A \(Self.roots[0])er, a net\(Self.roots[0])/x, $ROOST_HOME\(Self.roots[0])/x, ~/x, \(Self.roots[1])<name>.
            A home of nobody, \(Self.roots[1])me/x.
            """
        ]
    ]

    /// In halves, so that this file does not break its own rule.
    private static let roots = ["/" + "work", "/" + "home/", "/" + "Users/", "/" + "root/", "/" + "tmp/w/"]

    func findings(in tree: Tree) -> [Finding] {
        tree.files.flatMap { file in
            Self.roots.flatMap { root in
                file.occurrences(of: root).filter { isPath(root, at: $0, in: file) }.map {
                    Finding(path: file.path, line: file.line(of: $0), found: "a path of one machine, \(root)")
                }
            }
        }
    }

    private func isPath(_ root: String, at offset: Int, in file: TextFile) -> Bool {
        let end = offset + root.utf8.count
        if file.bytes[end...].starts(with: "me".utf8), file.isWord(at: end, bytes: 2) { return false }
        let isStart = offset == 0 || !TextFile.isOfPath(file.bytes[offset - 1])
        let isRoot = root.hasSuffix("/") || end == file.bytes.count || !TextFile.isOfWord(file.bytes[end])
        let isNamed = !root.hasSuffix("/") || (end < file.bytes.count && TextFile.isOfWord(file.bytes[end]))
        return isStart && isRoot && isNamed
    }
}
