import Testing

@Suite struct EdgeTableTests {
    private let table = Tree.ours.edges

    @Test func namesAndDashesAreRead() throws {
        let table = EdgeTable(TextFile(path: EdgeTable.path, bytes: Array(EdgeTable.sample.utf8)))
        let platform = try #require(table.row("Platform"))
        #expect(platform.imports == ["Domain"])
        #expect(platform.libraries == ["CPlatform"])
        #expect(table.row("JSON")?.imports == [])
        #expect(table.row("TestSupport")?.imports == ["JSON", "Domain", "Platform", "TestSupport"])
        #expect(table.closure(of: "Platform") == ["Platform", "Domain"])
    }

    @Test func whatATargetMayImportHasARow() {
        for row in table.rows { #expect(row.imports.filter { table.row($0) == nil } == [], "\(row.target)") }
    }

    @Test func whatIsCalledBuiltIsThereAndNothingElse() {
        let targets = Set(
            Tree.ours.files.map(\.place).filter { [.sources, .support].contains($0.area) }.compactMap(\.target)
        )
        for row in table.rows { #expect(row.isBuilt == targets.contains(row.target), "\(row.target)") }
    }

    @Test func eachTargetHasOneRow() {
        #expect(Set(table.rows.map(\.target)).count == table.rows.count)
    }

    @Test func nothingImportsItselfByWayOfOthers() {
        for row in table.rows where row.target.first?.isUppercase == true && row.target != "TestSupport" {
            for next in row.imports { #expect(!table.closure(of: next).contains(row.target), "\(row.target), \(next)") }
        }
    }

    @Test func eachCLibraryHasOneOwner() {
        let libraries = table.rows.flatMap(\.libraries)
        #expect(Set(libraries).count == libraries.count)
    }

    @Test func theShimContainsLittle() {
        let allowed: Set = ["Domain", "JSON", "Platform", "Journal", "Control", "Git", "Checkpoints", "Recorder"]
        #expect(table.closure(of: "roost-shim").subtracting(["roost-shim"]) == allowed)
    }

    @Test func theCommandLineHasNeitherHTTPClientNorServer() {
        let libraries = table.closure(of: "roost").flatMap { table.row($0)?.libraries ?? [] }
        #expect(Set(libraries).isDisjoint(with: ["CCurl", "CMicrohttpd"]))
    }
}
