/// A line fits beside another file. Rows of tables in documents cannot be broken and may be longer.
struct LineLength: Rule {
    static let columnsMax = 120

    let name = "line-length"
    let advice = "Break it, or say it shorter."
    let samples: [Sample] = [
        """
        // \(String(repeating: "x", count: Self.columnsMax - 3))
        // \(String(repeating: "x", count: Self.columnsMax - 2)) ◀
        // \(String(repeating: "é", count: Self.columnsMax - 3))
        """,
        [
            "docs/long.md": """
            | \(String(repeating: "x", count: Self.columnsMax)) |
            \(String(repeating: "x", count: Self.columnsMax + 1)) ◀
            """
        ],
    ]

    func findings(in tree: Tree) -> [Finding] {
        tree.files.filter { $0.kind != .other && !$0.isFixture }.flatMap(findings(in:))
    }

    private func findings(in file: TextFile) -> [Finding] {
        file.lines.enumerated().compactMap { index, line in
            guard line.count > Self.columnsMax else { return nil }
            let columns = file.bytes[line].count { $0 & 0xC0 != 0x80 }
            let isRow = file.kind == .markdown && file.bytes[line.lowerBound] == UInt8(ascii: "|")
            guard columns > Self.columnsMax, !isRow else { return nil }
            return Finding(path: file.path, line: index + 1, found: "\(columns) columns")
        }
    }
}
