import Domain
import JSON
import Testing

@Suite struct TaskTests {
    private func detected() throws -> Task {
        Task(
            id: try TaskID("gh-450"),
            session: try SessionID("ses-2026-11-21-abc123"),
            detectedAt: WallTime(nanoseconds: 1_795_222_383_123_000_000),
            source: "github"
        )
    }

    @Test func aNewTaskIsDetectedAndNotHeld() throws {
        let task = try detected()
        #expect(task.status == .known(.detected))
        #expect(!task.isHeld)
        #expect(task.labels.isEmpty)
    }

    @Test func theColumnsAreThoseOfTheSeed() throws {
        let columns = """
            task_id session_id detected_at source issue_number issue_url title description priority labels assigned_at \
            started_at completed_at failed_at status failure_reason pr_number pr_url commits is_held
            """
        #expect(try detected().json.keys == columns.split(separator: " ").map(String.init))
    }

    @Test func aBareTaskComesBack() throws {
        let task = try detected()
        #expect(try Task(json: task.json) == task)
        #expect(task.json["title"] == .null)
    }

    @Test func aFullTaskComesBack() throws {
        var task = try detected()
        task.issueNumber = 450
        task.issueURL = "https://example.org/450"
        task.title = "Add budgets"
        task.description = "All of it"
        task.priority = 1
        task.labels = ["rpi-auto", "priority:P1"]
        task.assignedAt = WallTime(nanoseconds: 1_795_222_384_000_000_000)
        task.startedAt = WallTime(nanoseconds: 1_795_222_385_000_000_000)
        task.completedAt = WallTime(nanoseconds: 1_795_222_386_000_000_000)
        task.failedAt = WallTime(nanoseconds: 1_795_222_387_000_000_000)
        task.status = .known(.failed)
        task.failureReason = "OOM killed"
        task.pullRequestNumber = 496
        task.pullRequestURL = "https://example.org/496"
        task.commits = ["0123abc"]
        task.isHeld = true
        #expect(try Task(json: task.json) == task)
        #expect(task.json.fields.allSatisfy { !$0.value.isNull })
    }

    @Test func aStatusOfANewerProgramIsKept() throws {
        var json = try detected().json
        json["status"] = "paused"
        json["colour"] = "blue"
        #expect(try Task(json: json).status == .unknown("paused"))
    }

    @Test func aBadIdIsRefused() throws {
        var json = try detected().json
        json["task_id"] = "../450"
        #expect(throws: FieldError.wrong("task_id", expected: "a task id")) { try Task(json: json) }
        json["task_id"] = nil
        #expect(throws: FieldError.missing("task_id")) { try Task(json: json) }
    }
}
