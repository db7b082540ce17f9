/// A rule that looks at one Swift file at a time.
protocol SwiftRule: Rule {
    /// Where it holds; everywhere, when not said.
    var areas: Set<Place.Area> { get }

    func findings(in file: SwiftFile) -> [Finding]
}

extension SwiftRule {
    var areas: Set<Place.Area> { [.sources, .support, .tests, .elsewhere] }

    func findings(in tree: Tree) -> [Finding] {
        tree.swiftFiles.filter { areas.contains($0.place.area) }.flatMap(findings(in:))
    }
}
