import Domain
import Platform
import Queries
import Store
import TestSupport
import Testing

@Suite struct OpenRecordSharedWorktreesTests {
    private let story: StoryRecord

    init() throws { story = try StoryRecord(for: "OpenRecordSharedWorktreesTests") }

    @Test func aWorktreeOfTwoRunsIsToldWithBoth() throws {
        try story.add(
            """
            UPDATE worker_sessions SET worktree_path = '/trees/gh-450' WHERE worker_id IN ('run-1', 'run-2');
            UPDATE worker_sessions SET worktree_path = '/trees/gh-451' WHERE worker_id = 'run-3';
            """
        )
        let found = try story.record.sharedWorktrees()
        let only = try #require(found.rows.first)
        #expect(found.rows.count == 1 && !found.hasMore)
        #expect(only.path == "/trees/gh-450" && only.tasks == ["gh-450"] && only.runs == ["run-1", "run-2"])
        #expect(only.first.iso == "2026-11-21T06:15:20.000Z" && only.last.iso == "2026-11-21T17:45:20.000Z")
        let late = TimeWindow(since: try WallTime(iso: "2026-11-21T12:00:00Z"))
        #expect(try story.record.sharedWorktrees(in: late).rows == [])
    }

    @Test func runsWithoutAWorktreeShareNone() throws {
        #expect(try story.record.sharedWorktrees().rows == [])
    }
}
