import Domain
import JSON
import Testing

@testable import Supervision

@Suite struct SchedulerTurnTests {
    @Test func theFirstLineCarriesTheFactAndAllTheirTurn() throws {
        var scene = try SchedulerScene()
        let turn = try scene.add("a")
        let lines = turn.lines(took: .microseconds(1_500))
        #expect(lines.map(\.type) == [.taskChanged, .decision, .taskChanged, .decision])
        #expect(lines.map { $0.data["fact"] != nil } == [true, false, false, false])
        #expect(Set(lines.map { $0.data["turn"] }).count == 1)
        #expect(lines[1].data["duration_ms"]?.double == 1.5)
        #expect(lines[1].message == "accept_task a: a person added it" && lines[1].level == .info)
        #expect(turn.hasEffects && turn.refusal == nil)
    }

    @Test func whatHoldsForAllStandsInItsFirstLine() throws {
        var scene = try SchedulerScene()
        let lines = scene.tell(.paused(by: "ann")).lines()
        #expect(lines.first?.data["standing"] == .object(["paused_by": "ann"]))
        #expect(scene.pass(.seconds(1)).lines().isEmpty)
    }

    @Test func aRefusalIsADecisionAndChangesNothing() throws {
        var scene = try SchedulerScene()
        let turn = scene.tell(.taskRetried(try TaskID("none")))
        #expect(turn.refusal == "nobody has added it" && !turn.hasEffects)
        #expect(turn.lines().map(\.type) == [.decision] && turn.lines().first?.level == .warn)
    }
}
