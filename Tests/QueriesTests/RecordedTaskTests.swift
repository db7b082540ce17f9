import Domain
import TestSupport
import Testing

@testable import Queries

@Suite struct RecordedTaskTests {
    private let story: StoryRecord

    init() throws { story = try StoryRecord(for: "RecordedTaskTests") }

    @Test func itsLifeIsFromWhenItWasFoundUntilItEnded() throws {
        let task = try #require(try story.record.task("gh-450"))
        let life = task.life(within: .all)
        #expect(life.since?.iso == "2026-11-21T06:14:45.000Z" && life.until?.iso == "2026-11-21T18:15:21.000Z")
        let noon = try WallTime(iso: "2026-11-21T12:00:00Z")
        #expect(task.life(within: TimeWindow(since: noon)).since == noon)
        #expect(task.life(within: TimeWindow(until: noon)).until == noon)
        let active = try #require(try story.record.task("gh-451"))
        #expect(active.life(within: .all).until == nil)
    }

    @Test func aWindowHasItsBeginningAndNotItsEnd() throws {
        let (one, other) = (WallTime(nanoseconds: 1_000_000_000), WallTime(nanoseconds: 2_000_000_000))
        let window = TimeWindow(since: one, until: other)
        #expect(window.contains(one) && !window.contains(other) && TimeWindow.all.contains(one))
        // A row with more digits of the same millisecond is not before the window.
        #expect("1970-01-01T00:00:01.000Z" >= window.lowest && "1970-01-01T00:00:01.000123Z" >= window.lowest)
        #expect("1970-01-01T00:00:02.000Z" >= window.highest && "1970-01-01T00:00:01.999999Z" < window.highest)
    }
}
