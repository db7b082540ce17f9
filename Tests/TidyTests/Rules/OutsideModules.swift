/// Of what others wrote, only the C library, the standard library and the testing library are imported.
struct OutsideModules: Rule {
    let name = "outside-module"
    let advice = "Say it with Glibc, Synchronization or our Platform; docs/decisions.md tells why."
    let samples: [Sample] = [
        [
            "ARCHITECTURE.md": EdgeTable.sample,
            "Package.swift": "import PackageDescription",
            Sample.path: """
            import Glibc
            import JSON
            import Foundation ◀
            import FoundationEssentials ◀
            import Testing ◀
            // import Dispatch
            """,
            "Tests/DomainTests/A.swift": """
            import Domain
            import Testing
            import XCTest ◀
            """,
            "Tests/TestSupport/B.swift": "import Testing ◀",
        ]
    ]

    func findings(in tree: Tree) -> [Finding] {
        let ours = tree.edges.rows.reduce(into: Set<String>()) { $0.formUnion($1.libraries.union([$1.target])) }
        return tree.swiftFiles.flatMap { file in
            file.imports.filter { !ours.contains($0.module) && !Self.outside(for: file.place.area).contains($0.module) }
                .map { Finding(path: file.path, line: $0.line, found: "\($0.module) is not ours") }
        }
    }

    private static func outside(for area: Place.Area) -> Set<String> {
        switch area {
        // What programs are built of must not need the test library.
        case .sources, .support: ["Glibc", "Synchronization"]
        case .tests: ["Glibc", "Synchronization", "Testing"]
        case .elsewhere: ["PackageDescription"]
        }
    }
}
