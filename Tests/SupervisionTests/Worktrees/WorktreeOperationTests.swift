import Domain
import JSON
import Testing

@testable import Supervision

@Suite struct WorktreeOperationTests {
    @Test func itReadsBackWhatItWrote() throws {
        var operation = WorktreeOperation(.remove, of: try WorktreeVerdictTests.worktree(), because: "merged")
        #expect(try WorktreeOperation(json: operation.json) == operation)
        operation.hadChanges = true
        operation.workerPID = 4
        operation.fileAgeMinutes = 1.5
        operation.logic = ["x": 1]
        #expect(try WorktreeOperation(json: operation.json) == operation)
    }

    @Test func aNewersOperationIsKeptAndABrokenOneRefused() throws {
        var data = WorktreeOperation(.check, of: try WorktreeVerdictTests.worktree(), because: "").json
        data["operation"] = "teleport"
        #expect(try WorktreeOperation(json: data).kind == .unknown("teleport"))
        data["task_id"] = "../x"
        #expect(throws: FieldError.wrong("task_id", expected: "an id")) { _ = try WorktreeOperation(json: data) }
        data["task_id"] = nil
        #expect(throws: FieldError.missing("task_id")) { _ = try WorktreeOperation(json: data) }
    }
}
