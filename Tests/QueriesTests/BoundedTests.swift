import Domain
import Queries
import TestSupport
import Testing

@Suite struct BoundedTests {
    @Test func whatIsBeyondTheLimitIsOnlyTold() {
        #expect(Bounded([1, 2, 3], limit: 2).rows == [1, 2])
        #expect(Bounded([1, 2, 3], limit: 2).hasMore)
        #expect(!Bounded([1, 2], limit: 2).hasMore)
    }

    @Test func tenThousandDecisionsAreAnsweredByAsManyAsAreAskedFor() throws {
        let story = try StoryRecord(for: "BoundedTests")
        try story.add(
            """
            WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 10000)
            INSERT INTO logic_flow SELECT i, '\(StoryScript.today)',
                strftime('%Y-%m-%dT%H:%M:%f', '2026-11-21T08:00:00', '+' || i || ' seconds') || 'Z', 'coordinator',
                CASE WHEN i % 2 THEN 'gh-451' END, 'f', 'select_next_task', '{"available_tasks":["gh-451","x"]}',
                '{"selected":"x"}', 'because', 1.0, NULL FROM n
            """
        )
        let found = try story.record.decisions(limit: 100)
        #expect(found.rows.count == 100 && found.hasMore)
        #expect(try story.record.decisions(limit: 1_000_000).rows.count == 10_005)
        let task = try #require(try story.record.task("gh-451"))
        let why = try story.record.explanation(of: task, limit: 50)
        // All that say the same are one step.
        #expect(why.hasMore && why.steps.count < 10)
        let timeline = try story.record.timeline(of: task, limit: 1_400)
        #expect(timeline.rows.count == 1_400 && timeline.hasMore)
        #expect(timeline.rows.map(\.at) == timeline.rows.map(\.at).sorted())
    }
}
