/// A tree of a few small files for a rule to look at, in which a mark at the end of a line says that this line breaks
/// the rule. The rule must find the marked lines and no others.
struct Sample: Sendable, ExpressibleByStringInterpolation, ExpressibleByDictionaryLiteral {
    static let path = "Sources/Values/Domain/Sample.swift"
    static let mark: Character = "◀"

    let tree: Tree
    /// Each as `path:line`.
    let marks: Set<String>

    /// One file, of a target of its own.
    init(stringLiteral text: String) { self.init([(Self.path, text)]) }

    init(dictionaryLiteral files: (String, String)...) { self.init(files) }

    private init(_ files: [(String, String)]) {
        var marks: Set<String> = []
        tree = Tree(
            files.map { path, text in
                let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
                for (index, line) in lines.enumerated() where line.last == Self.mark {
                    marks.insert("\(path):\(index + 1)")
                }
                return TextFile(path: path, bytes: Array(lines.map(Self.unmarked).joined(separator: "\n").utf8))
            }
        )
        self.marks = marks
    }

    private static func unmarked(_ line: Substring) -> Substring {
        guard line.last == mark else { return line }
        var line = line.dropLast()
        while line.last == " " { line.removeLast() }
        return line
    }
}
