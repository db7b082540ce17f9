import Domain
import JSON
import Testing

@testable import Supervision

@Suite struct SchedulerReplayTests {
    /// A day of a flock: a pause, failures, steps, what comes after what.
    private func scene() throws -> SchedulerScene {
        var scene = try SchedulerScene(slots: 1)
        let first = try TaskID("gh-451")
        scene.tell(.paused(by: "ann"))
        try scene.add("gh-450", priority: 1)
        try scene.add("gh-451", priority: 2) { $0.plan.steps = [.planner, .work] }
        try scene.add("gh-452") { $0.plan.after = [first] }
        scene.tell(.resumed(by: "ann"))
        for _ in 0..<8 {
            if let task = scene.live().first {
                try scene.confirm(task)
                try scene.end(task, scene.task(task)?.progress.attempt == 1 ? .failed : .completed)
            }
            scene.pass(.seconds(60))
        }
        return scene
    }

    private func replay(
        _ events: [Event],
        editing edit: @escaping (inout TaskEntry) -> Void = { _ in }
    ) throws -> SchedulerReplay {
        var replay = SchedulerReplay(editing: edit)
        for event in events {
            let json = try JSONReader.read(JSONWriter.text(.object(event.data))).objectValue
            var read = event
            read.data = try #require(json)
            try replay.take(read)
        }
        try replay.finish()
        return replay
    }

    @Test func theSameFactsLeadToTheSameDecisions() throws {
        let scene = try scene()
        let replay = try replay(scene.events)
        #expect(replay.differences == [])
        #expect(replay.turnCount > 15 && replay.made.count > 20)
        #expect(replay.made.filter { $0.point == "finish_task" }.count == 3)
    }

    @Test func anotherPriorityIsAnotherDecisionWithAnotherReason() throws {
        let replay = try replay(scene().events) { entry in
            if entry.id.text == "gh-451" { entry.task.priority = 0 }
        }
        let first = try #require(replay.differences.first { $0.recorded?.point == "select_task" })
        #expect(first.recorded?.output["selected"] == "gh-450" && first.made?.output["selected"] == "gh-451")
        #expect(first.recorded?.reason == "priority 1 comes before priority 2 (gh-451)")
        #expect(first.made?.reason == "priority 0 comes before priority 1 (gh-450)")
    }

    @Test func aDecisionThatWasAlteredIsFound() throws {
        var events = try scene().events
        let index = try #require(events.firstIndex { $0.data["decision_point"] == "select_task" })
        events[index].data["decision_reason"] = "because"
        let replay = try replay(events)
        #expect(replay.differences.count == 1 && replay.differences.first?.recorded?.reason == "because")
    }

    @Test func theLastTurnMayLackItsEnd() throws {
        let events = try scene().events
        for length in 1..<events.count {
            #expect(try replay(Array(events.prefix(length))).differences == [], "\(length) lines")
        }
    }

    @Test func linesOfOthersArePassedOver() throws {
        var events = try scene().events
        let other: JSONObject = [
            "context_type": "worktree", "function_name": "create", "decision_point": "keep", "decision_reason": "new",
        ]
        for index in stride(from: events.count - 1, to: 2, by: -3) {
            var event = events[index]
            event.typeText = "decision"
            event.data = other
            events.insert(event, at: index)
        }
        #expect(try replay(events).differences == [])
    }
}
