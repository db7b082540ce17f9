import Domain
import JSON
import TestSupport
import Testing

@testable import Queries

@Suite struct TimelinePartsTests {
    private let story: StoryRecord

    init() throws { story = try StoryRecord(for: "TimelinePartsTests") }

    private func timeline(
        _ id: String,
        _ window: TimeWindow = .all,
        limit: Int = 1_000
    ) throws -> Bounded<TimelineEntry> {
        let task = try #require(try story.record.task(id))
        return try story.record.timeline(of: task, window: window, limit: limit)
    }

    @Test func allThatHappenedStandsInTheOrderOfTime() throws {
        let found = try timeline("gh-450").rows
        #expect(
            found.map { "\($0.kind.rawValue) \($0.name)" } == [
                "trigger issue_detected", "decision select_next_task", "decision worktree_already_exists",
                "worktree preserve", "decision assign", "task assigned", "run started", "event step_started",
                "tool Bash", "call claude-sonnet-4-5", "agent retry", "agent retry", "agent retry",
                "checkpoint checkpoint 1",
                "agent turn_ended", "run ended", "event step_failed", "decision retry", "run started", "tool Edit",
                "checkpoint checkpoint 1", "call gpt-5", "alert budget", "agent turn_ended", "run ended",
                "task completed",
            ]
        )
        #expect(found.map(\.at) == found.map(\.at).sorted())
        #expect(Set(found.map(\.kind)) == Set(TimelineEntry.Kind.allCases))
    }

    @Test func onlyTheBeginningIsToldWhereThereIsMore() throws {
        let found = try timeline("gh-450", limit: 3)
        #expect(found.rows.map(\.kind) == [.trigger, .decision, .decision] && found.hasMore)
        #expect(try !timeline("gh-450", limit: 26).hasMore)
    }

    @Test func aWindowLeavesOutWhatIsBeforeAndAfter() throws {
        let window = TimeWindow(
            since: try WallTime(iso: "2026-11-21T06:18:00Z"),
            until: try WallTime(iso: "2026-11-21T06:25:00Z")
        )
        #expect(try timeline("gh-450", window).rows.map(\.kind) == [.agent, .agent, .agent, .checkpoint])
    }

    @Test func decisionsAboutItsRunsBelongToIt() throws {
        try story.add(
            """
            INSERT INTO logic_flow VALUES(9, '\(StoryScript.today)', '2026-11-21T06:16:30.000Z', 'worker', 'run-1', 'f',
                'restart', NULL, NULL, 'it hangs', NULL, NULL)
            """
        )
        #expect(try timeline("gh-450").rows.contains { $0.name == "restart" && $0.text == "it hangs" })
    }

    @Test func aTaskOfWhichNothingIsToldHasNone() throws {
        #expect(try timeline("gh-452").rows.map(\.kind) == [.worktree, .worktree, .worktree, .worktree, .worktree])
    }
}
