import Domain
import JSON
import Testing

@testable import Supervision

@Suite struct OpenTasksTests {
    private let session: SessionID

    init() throws { session = try SessionID("ses-2026-11-21-abc123") }

    private func event(_ sequence: Int64, _ type: SessionEventType, _ data: JSONObject) -> Event {
        Event(
            sequence: sequence,
            scope: .session(session),
            typeText: type.rawValue,
            level: .known(.info),
            createdAt: SchedulerScene.start,
            message: "",
            data: data
        )
    }

    private func folded(_ lines: [JSONObject]) -> OpenTasks {
        var tasks = OpenTasks()
        for (index, data) in lines.enumerated() { tasks.take(event(Int64(index + 1), .taskChanged, data)) }
        return tasks
    }

    @Test func oneLineIsLaidOverTheOther() throws {
        let entry = try SchedulerScene().entry("a", priority: 2)
        let tasks = folded([
            entry.json, ["task_id": "a", "priority": 1, "title": .null, "colour": "blue"],
            ["task_id": "b", "status": "active"],
        ])
        #expect(tasks.entries.map(\.task.priority) == [1])
        #expect(tasks.lines.first?["colour"] == "blue")
        #expect(tasks[try TaskID("b")] == nil && tasks.seen == [session: 3])
    }

    @Test func whatIsOverIsNotOpen() throws {
        let scene = try SchedulerScene()
        let lines = try ["a", "b", "c"].map { try scene.entry($0).json }
        let tasks = folded(lines + [["task_id": "a", "status": "completed"], ["task_id": "b", "status": "failed"]])
        #expect(tasks.entries.map(\.id.text) == ["b", "c"])
        #expect(tasks.ended.all.map(\.task.text) == ["a"])
    }

    @Test func theOldestOfThoseGivenUpAreForgotten() throws {
        let scene = try SchedulerScene()
        let count = OpenTasks.givenUpMax + 3
        let lines = try (0..<count).map { index in
            try scene.entry("t-\(index)") { $0.task.status = .known(.failed) }.json
        }
        let tasks = folded(lines)
        #expect(tasks.lines.count == OpenTasks.givenUpMax)
        #expect(tasks.ended.all.map(\.task.text) == ["t-0", "t-1", "t-2"])
    }

    @Test func whatCannotBeReadIsToldAndKept() throws {
        let entry = try SchedulerScene().entry("a")
        let tasks = folded([entry.json, ["task_id": "a", "plan": ["agent": 7]]])
        #expect(tasks.entries.isEmpty && tasks.unreadable.map(\.task.text) == ["a"])
        #expect(tasks.unreadable.first?.fault == .wrong("agent", expected: "a text"))
        #expect(tasks.lines.count == 1)
    }

    @Test func aSnapshotCountsWhenAllItsPartsAreThere() throws {
        var all = OpenTasks()
        let scene = try SchedulerScene()
        let text = String(repeating: "x", count: 200 << 10)
        for index in 0..<12 {
            let entry = try scene.entry("t-\(index)") { $0.plan.text = text }
            all.take(event(Int64(index + 1), .taskChanged, entry.json))
        }
        let lines = TaskSnapshot.lines(of: all)
        #expect(lines.count > 2)
        #expect(lines.allSatisfy { JSONWriter.text(.object($0.data)).utf8.count < 2 << 20 })
        var next = folded([try scene.entry("old").json])
        for (index, line) in lines.enumerated() {
            #expect(next.entries.map(\.id.text) == ["old"] && !next.hasSnapshot)
            next.take(event(Int64(index + 2), .snapshot, line.data))
        }
        #expect(next.entries == all.entries && next.generation == 1 && next.hasSnapshot)
        #expect(TaskSnapshot.lines(of: next).last?.data["generation"] == 2)
    }

    @Test func aSnapshotWithAMissingPartIsNone() throws {
        var tasks = OpenTasks()
        tasks.take(event(1, .snapshot, ["tasks": [], "part": 1, "parts": 3]))
        tasks.take(event(2, .snapshot, ["tasks": [], "part": 3, "parts": 3]))
        #expect(!tasks.hasSnapshot)
        tasks.take(event(3, .snapshot, ["tasks": []]))
        #expect(tasks.hasSnapshot)
    }

    @Test func whatHoldsForAllIsTheLastThatWasTold() throws {
        var scene = try SchedulerScene()
        scene.tell(.paused(by: "ann"))
        scene.tell(.scaled(slots: 9, by: "ann"))
        var tasks = OpenTasks()
        for event in scene.events { tasks.take(event) }
        #expect(tasks.standing.pausedBy == "ann" && tasks.standing.slots == 9)
        var next = OpenTasks()
        for line in TaskSnapshot.lines(of: tasks) { next.take(event(1, .snapshot, line.data)) }
        #expect(next.standing == tasks.standing)
        #expect(Scheduler(next).isPaused && Scheduler(next).slotCount == 9)
    }

    @Test func theOldestEndsAreForgotten() throws {
        var ended = EndedTasks()
        for index in 0..<(EndedTasks.countMax + 5) { ended.note(try TaskID("t-\(index)"), .completed) }
        #expect(ended.all.count == EndedTasks.countMax)
        #expect(try ended[try TaskID("t-4")] == nil && ended[try TaskID("t-5")] == .completed)
        ended.forget(try TaskID("t-7"))
        #expect(ended.all.count == EndedTasks.countMax - 1 && ended.all.first?.task.text == "t-5")
    }
}
