/// The table of `ARCHITECTURE.md` is the law on who may import whom.
struct ImportEdges: Rule {
    let name = "import-edge"
    let advice = "Ask for it as a parameter, or move it to where both may reach it; the table is in ARCHITECTURE.md."
    let samples: [Sample] = [
        [
            "ARCHITECTURE.md": EdgeTable.sample,
            "Sources/Values/Domain/A.swift": """
            import Glibc
            import JSON ◀
            """,
            "Sources/System/Platform/B.swift": """
            package import Domain
            import struct JSON.Value ◀
            """,
            "Sources/Record/Secret/C.swift": "import Domain ◀",
            "Tests/TestSupport/D.swift": """
            import Platform
            import Commands ◀
            """,
            "Tests/PlatformTests/E.swift": "@testable import JSON",
        ],
        ["ARCHITECTURE.md": "# No table ◀"],
    ]

    func findings(in tree: Tree) -> [Finding] {
        guard !tree.edges.rows.isEmpty else {
            return [Finding(path: EdgeTable.path, line: 1, found: "there is no table that begins \(EdgeTable.heading)")]
        }
        return tree.swiftFiles.filter { [.sources, .support].contains($0.place.area) }.flatMap { file in
            findings(in: file, by: tree.edges)
        }
    }

    private func findings(in file: SwiftFile, by edges: EdgeTable) -> [Finding] {
        guard let target = file.place.target, let row = edges.row(target) else {
            return [Finding(path: file.path, line: 1, found: "its target has no row in the table")]
        }
        return file.imports.filter { edges.row($0.module) != nil && !row.imports.contains($0.module) }.map {
            Finding(path: file.path, line: $0.line, found: "\(target) may not import \($0.module)")
        }
    }
}
