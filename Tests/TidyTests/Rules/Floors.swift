/// Targets stand on floors, and nothing reaches for what is above it.
struct Floors: Rule {
    let name = "floor"
    let advice = "Let the upper floor call the lower one; what both need belongs below."
    let samples: [Sample] = [
        [
            "Sources/Values/Domain/A.swift": """
            import JSON
            import Platform ◀
            """,
            "Sources/Values/JSON/B.swift": "import Glibc",
            "Sources/System/Platform/C.swift": "import Domain",
            "Sources/Attic/Loft/D.swift": "import Domain ◀",
        ]
    ]

    func findings(in tree: Tree) -> [Finding] {
        var floors: [String: Int] = [:]
        for place in tree.files.map(\.place) where place.area == .sources {
            if let target = place.target, let floor = place.floor {
                floors[target] = Place.floors.firstIndex(of: floor)
            }
        }
        return tree.swiftFiles.filter { $0.place.area == .sources }.flatMap { file -> [Finding] in
            guard let own = floors[file.place.target ?? ""] else {
                return [Finding(path: file.path, line: 1, found: "there is no floor \(file.place.floor ?? "")")]
            }
            return file.imports.filter { floors[$0.module, default: own] > own }.map {
                Finding(path: file.path, line: $0.line, found: "\($0.module) stands above")
            }
        }
    }
}
