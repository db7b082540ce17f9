import Domain
import Testing

@testable import Supervision

@Suite struct OrderedRunsTests {
    private func lane(_ agent: String, _ scope: [String] = ["."]) throws -> TaskLane {
        var plan = TaskPlan(agent: agent, text: "x", lineage: try TaskID("a"))
        plan.repository = "/r"
        plan.scope = scope
        return TaskLane(plan, account: agent)
    }

    @Test func runsKeepTheirSlotsAndTheirParts() throws {
        var live = OrderedRuns()
        let lane = try lane("claude", ["src"])
        let (a, b) = (try TaskID("a"), try TaskID("b"))
        live.insert(OrderedRuns.Run(task: b, slot: live.freeSlot, lane: lane, run: nil))
        live.insert(OrderedRuns.Run(task: a, slot: live.freeSlot, lane: try self.lane("codex", ["docs"]), run: nil))
        #expect(live.tasks == [a, b] && live.task(inSlot: 0) == b && live.freeSlot == 2)
        #expect(live.writer(where: try self.lane("gemini", ["src/x"])) == b)
        #expect(live.writer(where: try self.lane("gemini")) == a)
        #expect(live.count(ofAgent: "claude") == 1 && live.count(ofAccount: "codex") == 1)
        live.confirm(b, as: try RunID("run-1"))
        #expect(live.remove(b)?.run?.text == "run-1" && live.remove(b) == nil)
        #expect(live.freeSlot == 0 && live.count(ofAgent: "claude") == 0)
        #expect(live.writer(where: lane) == nil)
    }
}
