import Domain
import Testing

@testable import Commands

@Suite struct MetricFamilyTests {
    @Test func whatIsSpecialIsEscapedOnce() throws {
        let family = MetricFamily("a_total", .counter, "of \\ and \"\n")
            .adding(.whole(1), ["model": "x\"y\\z\nw", "kind": "größe"]).adding(.whole(2))
        #expect(
            family.lines == [
                "# HELP a_total of \\\\ and \"\\n", "# TYPE a_total counter",
                "a_total{model=\"x\\\"y\\\\z\\nw\",kind=\"größe\"} 1", "a_total 2",
            ]
        )
        let scrape = try MetricsGrammar(family.lines.joined(separator: "\n") + "\n")
        #expect(scrape.samples["a_total{kind=\"größe\",model=\"x\"y\\z\nw\"}"] == 1)
    }

    @Test func aMetricWithoutSamplesIsNotThere() {
        #expect(MetricFamily("a", .gauge, "x").lines.isEmpty)
    }

    @Test func numbersAreWrittenWithoutLoss() {
        let cases: [(MetricValue, String)] = [
            (.whole(.min), "-9223372036854775808"), (.truth(true), "1"), (.truth(false), "0"), (.real(0.5), "0.5"),
            (.real(.nan), "NaN"), (.real(.infinity), "+Inf"), (.real(-.infinity), "-Inf"),
            (.money(Money(nanodollars: 3_000_000_001)), "3.000000001"), (.money(.zero), "0"),
            (.money(Money(nanodollars: -20_000_000)), "-0.02"), (.time(.milliseconds(1_500)), "1.5"),
        ]
        for (value, text) in cases { #expect(value.text == text) }
    }
}
