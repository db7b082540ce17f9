import Control
import Domain
import JSON
import TestSupport
import Testing

@testable import Supervision

@Suite struct ToldSignsTests {
    private let clock = ManualClock()
    private let run: RunID
    private let task: TaskID

    init() throws {
        run = try RunID("run-20261121-010203-456789-7k2mq9")
        task = try TaskID("gh-450")
    }

    private var place: LivePlace {
        LivePlace(run: run, task: task, channel: .stdout, offset: 1, at: clock.now().wall)
    }

    private func event(_ type: String, _ message: String = "", _ data: JSONObject = [:]) -> LiveEvent {
        LiveEvent(place, type: type, level: "info", message: message, data: data)
    }

    private func signs(_ told: ToldSigns, isSpokenTo: Bool = false) -> RunSigns {
        let since = RunSigns.Since(at: clock.now().wall, span: .zero)
        var signs = RunSigns(life: .alive, started: since, heartbeat: since)
        told.put(into: &signs, isSpokenTo: isSpokenTo, paused: PausedTimes(), at: clock.now())
        return signs
    }

    @Test func aSummaryTellsWhatStillHolds() {
        var progress = LiveProgress(run: run, task: task)
        let retried = event("retry", "overloaded", ["delay_ms": 500])
        clock.advance(by: .seconds(3))
        progress.lastMessageAt = clock.now().wall
        var summary = LiveSummary(progress, agent: "claude", createdAt: clock.now().wall)
        summary.openTools = [LiveSummary.OpenTool(call: "c1", tool: "Bash", since: clock.now().wall)]
        summary.permissions = [event("permission_asked", "Bash", ["call": "c1"])]
        summary.events = [retried]
        clock.advance(by: .seconds(100))
        var told = ToldSigns()
        told.heard(summary, lastOutput: nil, at: clock.now())
        let signs = signs(told)
        // It has said more since.
        #expect(signs.apiRetry == nil)
        #expect(signs.question?.subject == "Bash")
        // The machine of this clock has slept before, and perhaps in between: nobody knows how long it was.
        #expect(
            signs.openTool == nil && told.nextChange(paused: PausedTimes(), at: clock.now()) == ToldSigns.toolShownAfter
        )
        let output = SignMark(clock.now().wall, seenAt: clock.now())
        clock.advance(by: .seconds(50))
        told.heard(summary, lastOutput: output, at: clock.now())
        #expect(self.signs(told).openTool?.since.span == .seconds(50))
    }

    @Test func aPermissionOfOneThatIsSpokenToIsHeardFromItself() {
        var told = ToldSigns()
        told.heard(event("permission_asked", "Bash", ["call": "c1"]), at: clock.now())
        #expect(signs(told).question?.isForPerson == false)
        #expect(signs(told, isSpokenTo: true).question == nil)
        told.heard(event("permission_denied", "Bash", ["call": "c1"]), at: clock.now())
        #expect(signs(told).question == nil)
    }

    @Test func whatAnOpenToolIsToDoIsKnown() {
        var told = ToldSigns()
        told.heard(LiveTool(place, .opened, call: "c1", tool: "Bash", what: "swift test"), at: clock.now())
        clock.advance(by: .seconds(10))
        #expect(signs(told).openTool?.what == "swift test")
    }

    @Test func theEndOfATurnEndsWhatWasOpen() {
        var told = ToldSigns()
        told.heard(LiveTool(place, .opened, call: "c1", tool: "Bash"), at: clock.now())
        told.heard(event("retry", "no answer"), at: clock.now())
        told.heard(event("compaction", "began"), at: clock.now())
        told.heard(event("turn_ended"), at: clock.now())
        clock.advance(by: .seconds(10))
        let signs = signs(told)
        #expect(signs.openTool == nil && signs.apiRetry == nil && signs.compaction == nil)
        #expect(signs.turnEnd?.span == .seconds(10))
    }

    @Test(arguments: [Int64.min, -1, 0, 4_000, .max])
    func aDelayIsBelievedWithinReason(milliseconds: Int64) {
        var told = ToldSigns()
        told.heard(event("retry", "overloaded", ["delay_ms": .integer(milliseconds)]), at: clock.now())
        let delay = signs(told).apiRetry?.delay ?? .seconds(-1)
        #expect(delay >= .zero && delay <= .seconds(3_600))
    }

    @Test func aLimitThatNamesNoTimeKeepsNobodyWaiting() {
        var told = ToldSigns()
        told.heard(event("rate_limit", "rejected", ["status": "rejected"]), at: clock.now())
        told.heard(
            event("rate_limit", "allowed", ["status": "allowed", "resets_at": "2026-11-22T01:00:00Z"]),
            at: clock.now()
        )
        #expect(signs(told).limit == nil)
        told.heard(
            event("rate_limit", "rejected", ["status": "rejected", "resets_at": "2026-11-22T01:00:00Z"]),
            at: clock.now()
        )
        #expect(signs(told).limit?.until.iso == "2026-11-22T01:00:00.000Z")
    }
}
