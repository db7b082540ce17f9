import Domain
import JSON
import Testing

@testable import Commands

@Suite struct DemoTableTests {
    private let now = WallTime(nanoseconds: 1_795_338_700_000_000_000)

    private func lines(_ reel: DemoReel, _ status: JSONObject, columns: Int, isColored: Bool = false) -> [String] {
        let workers = LiveWorkers(status, at: now)
        let traits = ChannelTraits(isTerminal: true, isColored: isColored, columns: columns)
        return DemoTable(
            standings: reel.standings,
            live: workers.rows,
            headline: "● roost running",
            now: now,
            printed: 3_120
        ).lines(for: traits)
    }

    private func run(_ task: String, _ verdict: String) -> JSONValue {
        let told: JSONObject = [
            "verdict": .string(verdict), "cause": "output", "evidence": ["no output for 5s"],
            "since": "2026-11-22T09:10:34.947Z", "confidence": "likely",
        ]
        return [
            "run": "run-1", "task": .string(task), "verdict": .object(told),
            "started_at": .string(WallTime(nanoseconds: now.nanoseconds - 4_000_000_000).iso),
        ]
    }

    @Test func everyTaskHasALineWithSignWordAgeAndCost() {
        var reel = DemoReel(DemoStory(pace: .fast, workers: 3).tasks)
        _ = reel.take(.task("demo-1", .completed, why: ""), at: .zero)
        _ = reel.take(.begun("demo-2", attempt: 1), at: .zero)
        _ = reel.take(.task("demo-2", .detected, why: ""), at: .zero)
        for task in ["demo-4", "demo-5", "demo-6"] { _ = reel.take(.begun(task, attempt: 1), at: .zero) }
        reel.take(costs: ["demo-1": Money(nanodollars: 210_000_000)])
        let status: JSONObject = ["runs_live": [run("demo-4", "stalled"), run("demo-6", "working")]]
        let shown = lines(reel, status, columns: 100)
        #expect(shown.count == 9 && shown[1] == "● roost running" && shown[2].hasPrefix("STATE"))
        #expect(shown[3].hasPrefix("✓ completed   demo-1") && shown[3].contains("$0.21"))
        #expect(shown[4].hasPrefix("↻ again soon") && shown[5].hasPrefix("○ waiting"))
        #expect(shown[6].hasPrefix("✗ stalled") && shown[6].contains("4.0 s") && shown[6].contains("no output for 5s"))
        #expect(shown[7].hasPrefix("● starting") && shown[8].contains("3.1k lines printed"))
        #expect(shown.allSatisfy { DisplayWidth.of($0) <= 100 })
    }

    @Test func aNarrowTerminalCutsItAndColoursAreThere() {
        let reel = DemoReel(DemoStory(pace: .fast, workers: 3).tasks)
        let status: JSONObject = ["runs_live": [run("demo-4", "stalled")]]
        #expect(lines(reel, status, columns: 30).allSatisfy { DisplayWidth.of($0) <= 30 })
        #expect(lines(reel, status, columns: 90, isColored: true).contains { $0.hasPrefix("\u{1B}[31m✗ stalled") })
    }
}
