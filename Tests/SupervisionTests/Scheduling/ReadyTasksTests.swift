import Domain
import Testing

@testable import Supervision

@Suite struct ReadyTasksTests {
    private func place(_ id: String, _ priority: Int64) throws -> QueuePlace {
        let session = try SessionID("ses-2026-11-21-abc123")
        var task = Task(id: try TaskID(id), session: session, detectedAt: SchedulerScene.start, source: "manual")
        task.priority = priority
        return QueuePlace(task)
    }

    private func lane(_ agent: String, _ scope: [String] = ["."]) throws -> TaskLane {
        var plan = TaskPlan(agent: agent, text: "x", lineage: try TaskID("a"))
        plan.repository = "/r"
        plan.scope = scope
        return TaskLane(plan, account: agent)
    }

    @Test func theBestIsThatOfAllLanesThatAreOpen() throws {
        var ready = ReadyTasks()
        let (one, two) = (try lane("claude"), try lane("codex"))
        ready.insert(try place("a", 3), in: one)
        ready.insert(try place("b", 1), in: two)
        ready.insert(try place("c", 2), in: one)
        #expect(ready.best { _ in true }?.place.task.text == "b")
        #expect(ready.best { $0.agent == "claude" }?.place.task.text == "c")
        #expect(ready.best { _ in false } == nil)
        #expect(ready.candidates(2).map(\.place.task.text) == ["b", "c"])
        ready.remove(try place("c", 2), from: one)
        ready.remove(try place("c", 2), from: one)
        #expect(ready.count == 2 && ready.best { $0.agent == "claude" }?.place.task.text == "a")
    }

    @Test func aBlockedLaneIsPassedOverUntilItsBlockerIsGone() throws {
        var ready = ReadyTasks()
        let (one, two) = (try lane("claude", ["src"]), try lane("claude", ["docs"]))
        let writer = try TaskID("w")
        ready.insert(try place("a", 1), in: one)
        ready.insert(try place("b", 2), in: two)
        ready.block(one, by: writer)
        ready.insert(try place("c", 0), in: one)
        #expect(ready.best { _ in true }?.place.task.text == "b")
        #expect(ready.blocker(of: one) == writer && ready.candidates(1).map(\.place.task.text) == ["c"])
        ready.unblock(by: try TaskID("other"))
        ready.unblock(by: writer)
        #expect(ready.blocker(of: one) == nil && ready.best { _ in true }?.place.task.text == "c")
    }

    @Test func theWayOfACycleIsFound() throws {
        var dependencies = Dependencies()
        let (a, b, c) = (try TaskID("a"), try TaskID("b"), try TaskID("c"))
        dependencies.set(a, after: [b])
        dependencies.set(b, after: [c])
        #expect(dependencies.cycle(of: c, after: [a]) == [c, a, b, c])
        #expect(dependencies.cycle(of: c, after: []) == nil)
        #expect(dependencies.dependents(of: c) == [b])
        dependencies.set(b, after: [])
        #expect(dependencies.cycle(of: c, after: [a]) == nil && dependencies.after(b).isEmpty)
    }
}
