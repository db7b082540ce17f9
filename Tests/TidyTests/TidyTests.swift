import Testing

@Suite struct TidyTests {
    @Test(arguments: Rules.all) func theTreeKeeps(_ rule: any Rule) {
        for finding in rule.findings(in: .ours) where !Exceptions.cover(finding, of: rule) {
            let place = "\(finding.path):\(finding.line)"
            Issue.record("\(place): \(finding.found). \(rule.advice) [\(rule.name)]")
        }
    }

    @Test func theTreeIsThere() {
        let paths = Set(Tree.ours.files.map(\.path))
        #expect(paths.isSuperset(of: ["Package.swift", "ARCHITECTURE.md", "Tests/TidyTests/TidyTests.swift"]))
    }

    @Test func eachExceptionIsStillNeededAndGivesItsReason() throws {
        for row in Exceptions.all {
            let rule = try #require(Rules.all.first { $0.name == row.rule }, "there is no rule \(row.rule)")
            let isNeeded = rule.findings(in: .ours).contains { $0.path == row.path }
            #expect(isNeeded, "\(row.path) keeps \(row.rule): take the row out")
            #expect(row.because.contains(" "), "\(row.path) gives no reason")
        }
    }
}
