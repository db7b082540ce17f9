import Domain
import Store

extension OpenRecord {
    /// All that happened to a task, oldest first. Where there is more than the limit, it is the latest that is left
    /// out.
    package func timeline(
        of task: RecordedTask,
        kinds: Set<TimelineEntry.Kind> = Set(TimelineEntry.Kind.allCases),
        window: TimeWindow = .all,
        limit: Int = AnswerLimits.rowsUsual
    ) throws(QueriesError) -> Bounded<TimelineEntry> {
        var story = TimelineStory()
        let parts = TimelineParts(record: self, task: task, window: window, limit: limit + 1)
        // What came of the same moment stands in the order of cause and effect.
        for kind in TimelineEntry.Kind.allCases where kinds.contains(kind) {
            story.add(try parts.entries(of: kind))
        }
        return story.told(limit: limit)
    }
}
