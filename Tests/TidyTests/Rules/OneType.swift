/// A file holds one main type and bears its name, so that whoever knows the name has the file.
struct OneType: SwiftRule {
    let name = "one-type"
    let advice = "Name the file for its one type, or Type+Topic.swift for an extension; nest or make private the rest."
    let areas: Set<Place.Area> = [.sources, .support, .tests]
    let samples: [Sample] = [
        [
            "Sources/Values/Domain/Run.swift": """
            package struct Run {
                enum State {}
            }
            private struct Scratch {}
            extension Run: Sendable {}
            package enum Outcome {} ◀
            """,
            "Sources/Values/Domain/Runs.swift": "struct Run {} ◀",
            "Sources/Values/Domain/Task.swift": "extension Task {} ◀",
            "Sources/Values/Domain/Task+Title.swift": """
            extension Task {}
            private enum Titles {}
            """,
            "Sources/Values/Domain/Task+Hold.swift": """
            struct Hold {} ◀
            extension Task {}
            """,
            "Sources/Values/Domain/State+Text.swift": "extension Run.State {}",
            "Sources/Values/Domain/Text+Run.swift": "extension Run {} ◀",
            "Tests/DomainTests/loose.swift": "@Test func loose() {} ◀",
            "Package.swift": "let package = Package()",
        ]
    ]

    func findings(in file: SwiftFile) -> [Finding] {
        let stem = file.file.name.dropLast(".swift".count)
        let parts = stem.split(separator: "+", maxSplits: 1).map(String.init)
        let mains = file.outermostTypes.filter { !$0.isPrivate && $0.keyword != "typealias" }
        let extensions = file.declarations.filter { $0.kind == .extension }

        if parts.count == 2 {
            let strays = extensions.filter { !$0.name.split(separator: ".").contains { $0 == parts[0] } }
            return mains.map { finding(in: file, $0.line, "\($0.name) is no part of \(parts[0])") }
                + strays.map { finding(in: file, $0.line, "this extends \($0.name)") }
        }
        if mains.isEmpty {
            let what = extensions.isEmpty ? "it holds no type" : "it holds only an extension"
            return [finding(in: file, extensions.first?.line ?? 1, what)]
        }
        return mains.filter { $0.name != stem }.map { finding(in: file, $0.line, "\($0.name) has no file of its own") }
    }

    private func finding(in file: SwiftFile, _ line: Int, _ found: String) -> Finding {
        Finding(path: file.path, line: line, found: found)
    }
}
