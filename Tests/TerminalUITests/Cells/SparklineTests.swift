import Testing

@testable import TerminalUI

@Suite struct SparklineTests {
    @Test(arguments: [
        ([], 4, "▁▁▁▁"), ([0, 0], 3, "▁▁▁"), ([1, 2, 3, 4, 5, 6, 7], 7, "▂▃▄▅▆▇█"), ([0, 1_000_000, 1], 3, "▁█▂"),
        ([9, 8, 0, 4], 2, "▁█"), ([-5, 5], 2, "▁█"), ([.max, 1], 2, "█▂"),
    ])
    func numbersBecomeBars(_ values: [Int64], _ columns: Int, _ text: String) {
        #expect(Sparkline.text(values, columns: columns) == text)
    }

    @Test(arguments: [
        (0.0, "[░░░░]"), (0.5, "[██░░]"), (1, "[████]"), (7, "[████]"), (-1, "[░░░░]"), (.nan, "[░░░░]"),
    ])
    func aShareBecomesAMeter(_ share: Double, _ text: String) { #expect(Meter.text(share, columns: 6) == text) }

    @Test func aBarEndsInEighths() {
        #expect(Meter.bar(0.5, columns: 3) == "█▌")
        #expect(Meter.bar(2, columns: 3) == "███")
    }
}
