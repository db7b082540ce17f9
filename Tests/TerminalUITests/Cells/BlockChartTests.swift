import Domain
import Testing

@testable import TerminalUI

@Suite struct BlockChartTests {
    private func lines(_ chart: BlockChart, rows: Int = 6, columns: Int = 40) -> [String] {
        var buffer = CellBuffer(ScreenSize(rows: rows, columns: columns))
        chart.draw(on: &buffer, in: buffer.area)
        return buffer.lines
    }

    @Test func theHighestBarReachesTheTopOfAScaleOfRoundNumbers() {
        let chart = BlockChart([5, 10, 20].map { BlockChart.Bar($0, "\($0)") }) { "\($0)" }
        let lines = lines(chart, rows: 5)
        #expect(lines[0].hasPrefix(" 20 ┤") && lines[1].hasPrefix(" 15 ┤"))
        #expect(lines[0].contains("████████") && !lines[1].hasPrefix(" 20"))
        #expect(lines[4].hasPrefix("  0 ┼") && lines[4].contains("5") && lines[4].contains("10"))
        #expect(lines.filter { $0.contains("█") }.count == 4)
    }

    @Test func aStepIsOneTwoOrFiveTimesAPowerOfTen() {
        #expect(BlockChart.step(of: 20, rows: 4) == 5)
        #expect(BlockChart.step(of: 21, rows: 4) == 10)
        #expect(BlockChart.step(of: 4, rows: 4) == 1)
        #expect(BlockChart.step(of: 640_000, rows: 5) == 200_000)
        #expect(BlockChart.step(of: .max, rows: 3) > 1_000_000_000_000_000_000)
    }

    @Test func whatIsMoreThanNothingIsSeen() {
        let lines = lines(BlockChart([BlockChart.Bar(1), BlockChart.Bar(1_000), BlockChart.Bar(0)]) { "\($0)" })
        #expect(lines[4].contains("▁"))
    }

    @Test func aBoundIsALineWithItsNameAndStandsOverBars() {
        var chart = BlockChart((0..<10).map { BlockChart.Bar(Int64($0) * 10, "\($0)") }) { "\($0)" }
        chart.bounds = [BlockChart.Bound(100, "the most")]
        let lines = lines(chart)
        #expect(lines[0].contains(" the most ┄┄┄"))
        chart.bounds = [BlockChart.Bound(10, "low")]
        #expect(self.lines(chart).contains { $0.contains(" low ") && $0.contains("█") })
    }

    @Test func aBoundThatLiesFarAboveLeavesTheBarsAsTheyAre() {
        var chart = BlockChart([BlockChart.Bar(10)]) { "\($0)" }
        let before = lines(chart)
        chart.bounds = [BlockChart.Bound(10_000, "the most")]
        #expect(lines(chart) == before)
    }

    @Test func whatIsKnownInPartIsMarked() {
        let bars = [BlockChart.Bar(0, isMore: true), BlockChart.Bar(10), BlockChart.Bar(5, isMore: true)]
        let lines = lines(BlockChart(bars) { "\($0)" })
        #expect(lines.joined().filter { $0 == "?" }.count == 2)
        #expect(lines[4].contains("?"))
    }

    @Test func moreBarsThanColumnsShowTheLastOnes() {
        let bars = (0..<500).map { BlockChart.Bar($0 == 499 ? 100 : 0) }
        let lines = lines(BlockChart(bars) { "\($0)" }, columns: 20)
        #expect(lines[0].last == "█")
    }

    @Test func nothingIsDrawnWhereThereIsNoRoom() {
        let chart = BlockChart([BlockChart.Bar(1, "x")]) { "\($0)" }
        for rows in 0..<4 {
            for columns in [1, 3, 8, 60] {
                var buffer = CellBuffer(ScreenSize(rows: 4, columns: 60))
                chart.draw(on: &buffer, in: CellArea(rows: rows, columns: columns))
                #expect(rows >= 3 || buffer.lines.allSatisfy { $0.isEmpty })
            }
        }
    }
}
