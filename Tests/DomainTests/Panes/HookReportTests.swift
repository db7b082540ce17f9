import Domain
import JSON
import Testing

@Suite struct HookReportTests {
    private let at = WallTime(nanoseconds: 1_795_222_923_456_789_000)

    @Test func aReportReadsBackAsItWas() throws {
        let pane = HookReport(id: "h-1", event: "Stop", at: at, pane: .manager, run: nil, data: ["a": "b"])
        #expect(try HookReport(json: pane.json) == pane)
        let run = HookReport(id: "h_2", event: "SessionStart", at: at, pane: nil, run: try RunID("run-1"))
        #expect(try HookReport(json: run.json) == run)
    }

    @Test func whatHappensInARunIsTheRunsWhereverItWasStartedFrom() throws {
        let report = HookReport(id: "h-1", event: "Stop", at: at, pane: .architect, run: try RunID("run-1"))
        #expect(report.pane == nil)
    }

    @Test(
        arguments: [
            ["event": "Stop", "at": 1], ["id": "../x", "event": "Stop", "at": 1],
            ["id": "a", "event": "St op", "at": 1],
            ["id": "a", "event": "Stop"], ["id": "a", "event": "Stop", "at": -1], ["id": "", "event": "Stop", "at": 1],
            ["id": "a", "event": "Stop", "at": 1, "pane": "kitchen"],
            ["id": "a", "event": "Stop", "at": 1, "run": ".."],
            ["id": "a", "event": "Stop", "at": 1, "data": 3],
        ] as [JSONObject]
    )
    func whatIsNotWellFormedIsRefused(object: JSONObject) {
        #expect(throws: FieldError.self) { try HookReport(json: object) }
    }

    @Test func panesAreNamedOneByOneOrAllTogether() {
        #expect(PaneName.named("architect") == [.architect] && PaneName.named("all") == [.architect, .manager])
        #expect(PaneName.named("both") == nil && PaneName.manager.title == "Manager")
        #expect(PanePlan(.manager, command: ["claude"]).nudge == nil)
        #expect(PaneSight.alive.isAlive == true && PaneSight.ended.isAlive == false)
    }
}
