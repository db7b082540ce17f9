import Domain
import JSON
import Testing

@testable import Git
@testable import Supervision

@Suite struct WorktreeFindingTests {
    @Test func theSeedsExampleHolds() throws {
        var found = try WorktreeVerdictTests.clean()
        let base = found.worktree.base
        let status = "# branch.oid \(base)\0# branch.head roost/gh-450-a1\0? new.txt\0"
        found.status = .known(try #require(WorktreeStatus(parsing: Array(status.utf8))))
        let data = WorktreeFinding(found).operation.json
        #expect(data["operation"] == "preserve" && data["had_changes"] == true && data["was_clean"] == false)
        #expect(data["worker_running"] == false && data["worker_pid"] == .null)
        #expect(data["file_mtime_age_minutes"]?.double == 0.2)
        #expect(data["decision_reason"]?.stringValue == "1 path is not known to git (new.txt)")
        #expect(
            data.keys == [
                "task_id", "operation", "worktree_path", "branch_name", "decision_reason", "had_changes", "was_clean",
                "worker_running", "worker_pid", "file_mtime_age_minutes", "decision_logic",
            ]
        )
    }

    @Test func allThatWentIntoItIsThere() throws {
        var found = try WorktreeVerdictTests.clean(.unknown(pid: 9))
        found.stashed = .undetermined("it is locked")
        let operation = WorktreeFinding(found).operation
        #expect(operation.isWorkerRunning == nil && operation.workerPID == 9)
        let logic = try #require(operation.logic.objectValue)
        #expect(logic["result"] == "preserve" && logic["file_mtime_decides"] == false)
        let facts = try #require(logic["facts"]?.arrayValue).compactMap(\.objectValue)
        #expect(facts.count == 15 && facts.allSatisfy { $0["by"]?.stringValue?.isEmpty == false })
        let stashed = facts.first { $0["fact"] == "stashed" }
        #expect(stashed?["undetermined"] == "it is locked" && stashed?["value"] == nil)
        #expect(logic["reasons"]?.arrayValue?.count == 2)
    }

    @Test func whatIsHiddenIsAChangeAndWhatIsUnknownIsNull() throws {
        var found = try WorktreeVerdictTests.clean()
        #expect(WorktreeFinding(found).operation.wasClean == true)
        found.hidden = .known([GitPath("x")])
        #expect(WorktreeFinding(found).operation.hadChanges == true)
        found.status = .undetermined("x")
        #expect(WorktreeFinding(found).operation.hadChanges == nil)
    }
}
