import Domain
import Queries
import Testing

@testable import TerminalUI

@Suite struct StatsViewTests {
    private func scene(_ rows: Int = 24, _ columns: Int = 80, _ speed: SpeedPicture = RunScene.speed) -> RunScene {
        var scene = RunScene(rows: rows, columns: columns, part: .stats)
        scene.settle(speed: speed)
        return scene
    }

    @Test func paceStandsAboveWhatToolsAndModelsTook() {
        let lines = scene().lines
        #expect(lines[3].hasPrefix(" TOKENS / ") && lines[3].contains("COST / ") && lines[3].contains("this run $0.90"))
        #expect(lines.contains { $0.contains("┤") && $0.contains("█") })
        #expect(lines.contains { $0.hasPrefix(" RESPONSES  30   ok 29   failed 1 (529 overloaded ×1)") })
        #expect(lines.contains { $0.hasPrefix(" TIMES      first token p50 900ms p95 900ms   answer p50 6.1s") })
        #expect(
            lines.contains {
                $0.hasPrefix(" TOOL ") && $0.contains("CALLS FAIL    TIME    p95") && $0.contains("MODEL")
            }
        )
        #expect(
            lines.contains { $0.hasPrefix(" Bash ") && $0.contains("52.0s  48.0s") && $0.contains("sonnet-4-5") }
        )
    }

    @Test func whatOthersNamedMovesNoCursor() {
        #expect(scene(40, 120).text.contains("mcp__日本語\\e[2J"))
    }

    @Test func aNarrowOneHasOneChartAndOneTableUnderTheOther() {
        let lines = scene(40, 60).lines
        #expect(!lines.joined().contains("COST / "))
        let tools = lines.firstIndex { $0.hasPrefix(" TOOL") } ?? 0
        let models = lines.firstIndex { $0.hasPrefix(" MODEL") } ?? 0
        #expect(tools > 0 && models > tools)
    }

    @Test func whatHasNoPriceIsSaid() {
        let some = SpeedPicture(run: "r", responses: [RunScene.response(0, cents: nil), RunScene.response(60)])
        #expect(scene(24, 80, some).text.contains("this run $0.04+?"))
        let none = SpeedPicture(run: "r", responses: [RunScene.response(0, cents: nil)])
        let text = scene(24, 80, none).text
        #expect(text.contains("this run unpriced") && !text.contains("$0.00"))
    }

    @Test func withoutAnythingItSaysSo() {
        #expect(RunScene(part: .stats).text.contains("nothing is known of it yet"))
        #expect(scene(24, 80, SpeedPicture()).text.contains("no model has answered in this run"))
        var lacking = RunScene.speed
        lacking.lack = "the database of conversations is away"
        #expect(scene(24, 80, lacking).text.contains("TOOLS      the database of conversations is away"))
    }

    @Test func moreToolsThanRowsAreCounted() {
        var speed = RunScene.speed
        speed.uses += (0..<20).map { RunScene.use("Tool\($0)", milliseconds: 5) }
        #expect(scene(24, 80, speed).text.contains("more"))
    }

    @Test func lengthsOfTimeAreShort() {
        #expect(StatsView.took(0) == "0s" && StatsView.took(120) == "120ms" && StatsView.took(3_900) == "3.9s")
        #expect(StatsView.took(372_000) == "6m12s" && StatsView.took(.infinity) == "0s")
    }

    @Test func keysLeadToCostsAndExports() {
        var scene = scene()
        scene.press(.character("X"), .character("S"))
        #expect(scene.lent == [["export", "--run", "run-1", "--format", "csv"], ["perf"]])
        scene.press(.character("$"))
        #expect(scene.lines[1].contains("[4]Cost"))
        #expect(StatsScreen(of: "gh-1").title == "gh-1 stats")
    }
}
