import Testing

@Suite struct RulesTests {
    @Test(arguments: Rules.all) func findsTheMarkedLinesAndNoOthers(_ rule: any Rule) {
        for sample in rule.samples {
            let found = Set(rule.findings(in: sample.tree).map { "\($0.path):\($0.line)" })
            #expect(found == sample.marks)
        }
    }

    @Test(arguments: Rules.all) func isBrokenByOneOfItsSamples(_ rule: any Rule) {
        #expect(rule.samples.contains { !$0.marks.isEmpty })
    }

    @Test func haveNamesOfTheirOwn() {
        #expect(Set(Rules.all.map(\.name)).count == Rules.all.count)
    }
}
