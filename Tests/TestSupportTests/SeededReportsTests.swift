import TestSupport
import Testing

@Suite struct SeededReportsTests {
    @Test func areTheSameForTheSameSeed() {
        var one = SeededReports(seed: 7)
        var other = SeededReports(seed: 7)
        let reports = one.reports(count: 50)
        #expect(reports == other.reports(count: 50))
        #expect(Set(one.shuffledWithRepeats(reports)) == Set(reports))
    }
}
