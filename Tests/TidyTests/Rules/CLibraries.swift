/// A C library has one owner, and in it one folder that knows the library.
struct CLibraries: Rule {
    let name = "c-library"
    let advice = "Wrap what you need in the one folder that may import it, as the table of ARCHITECTURE.md says."
    let samples: [Sample] = [
        [
            "ARCHITECTURE.md": EdgeTable.sample,
            "Sources/System/Platform/Calls/A.swift": "import CPlatform",
            "Sources/System/Platform/Calls/B.swift": "import CPlatform",
            "Sources/System/Platform/C.swift": "import CPlatform ◀",
            "Sources/Values/Domain/D.swift": "import CPlatform ◀",
            "Tests/PlatformTests/E.swift": "import CPlatform ◀",
        ]
    ]

    func findings(in tree: Tree) -> [Finding] {
        let libraries = tree.edges.rows.reduce(into: Set<String>()) { $0.formUnion($1.libraries) }
        return libraries.flatMap { findings(for: $0, in: tree) }
    }

    private func findings(for library: String, in tree: Tree) -> [Finding] {
        let owner = tree.edges.rows.first { $0.libraries.contains(library) }?.target
        let importers = tree.swiftFiles.filter { file in file.imports.contains { $0.module == library } }
        let home = importers.first { $0.place.target == owner }?.file.folder
        return importers.filter { $0.place.target != owner || $0.file.folder != home }.map { file in
            let line = file.imports.first { $0.module == library }?.line ?? 1
            let place = home ?? owner ?? ""
            return Finding(path: file.path, line: line, found: "\(library) belongs to \(place)")
        }
    }
}
