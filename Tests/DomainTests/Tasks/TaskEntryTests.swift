import Domain
import JSON
import Testing

@Suite struct TaskEntryTests {
    private let entry: TaskEntry

    init() throws {
        let id = try TaskID("gh-450")
        let task = Task(
            id: id,
            session: try SessionID("ses-2026-11-21-abc123"),
            detectedAt: WallTime(nanoseconds: 1_795_222_383_123_000_000),
            source: "manual"
        )
        entry = TaskEntry(task: task, plan: TaskPlan(agent: "claude", text: "Add budgets", lineage: id))
    }

    @Test func anEntryComesBack() throws {
        #expect(try TaskEntry(json: entry.json) == entry)
        #expect(entry.json["title"] == nil && entry.json["plan"] != nil)
    }

    @Test func whatIsNoEntrySaysSo() throws {
        #expect(throws: FieldError.missing("plan")) { try TaskEntry(json: entry.task.json) }
    }

    @Test func aChangeTellsTheIdAndWhatDiffers() throws {
        var later = entry
        later.task.status = .known(.assigned)
        later.progress.attempt = 1
        let change = later.changes(since: entry)
        #expect(change.keys == ["task_id", "status", "progress"])
        #expect(try TaskEntry(json: TaskEntry.merge(change, into: entry.json)) == later)
        #expect(later.changes(since: nil) == later.json)
    }

    @Test func whatAChangeLeavesOutStaysAsItWas() throws {
        var fields = entry.json
        fields = TaskEntry.merge(["task_id": "gh-450", "title": .null, "colour": "blue", "priority": 1], into: fields)
        let merged = try TaskEntry(json: fields)
        #expect(merged.task.priority == 1 && merged.plan == entry.plan)
        #expect(fields["colour"] == "blue")
    }

    @Test func theStepIsThatOfThePlan() {
        var entry = entry
        #expect(entry.step == .work)
        entry.progress.step = 1
        #expect(entry.step == nil)
    }
}
