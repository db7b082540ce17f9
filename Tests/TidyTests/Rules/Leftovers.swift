/// What is left to do stands in the list of issues, where somebody looks for it.
struct Leftovers: Rule {
    let name = "leftover"
    let advice = "Do it now, or open an issue and say here what holds until then."
    let samples: [Sample] = [
        [
            Sample.path: """
            // \(Self.words[0]): later ◀
            let template = "name\(Self.words[2])\(Self.words[2])"
            """,
            "README.md": "\(Self.words[1]) this ◀",
        ]
    ]

    /// In halves, so that this file does not break its own rule.
    private static let words = ["TO" + "DO", "FIX" + "ME", "XX" + "X"]

    func findings(in tree: Tree) -> [Finding] {
        tree.files.flatMap { file in
            Self.words.flatMap { word in
                file.occurrences(of: word).filter { file.isWord(at: $0, bytes: word.utf8.count) }.map {
                    Finding(path: file.path, line: file.line(of: $0), found: word)
                }
            }
        }
    }
}
