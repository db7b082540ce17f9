package import Domain
package import Platform
package import Queries

/// Answers the dashboard's questions from the record. It belongs to the thread that made its record.
package struct RecordDesk {
    let record: OpenRecord
    let calendar: LocalCalendar
    let now: WallTime
    /// What is taken out of what was said in a run.
    let redaction: (TalkOwner) -> RunRedaction

    package init(
        _ record: OpenRecord,
        _ calendar: LocalCalendar,
        at now: WallTime,
        redaction: @escaping (TalkOwner) -> RunRedaction = { _ in .ofKnownForms }
    ) {
        self.redaction = redaction
        self.record = record
        self.calendar = calendar
        self.now = now
    }

    /// Nil for what is no question for the record.
    package func answer(_ question: TopQuestion) -> TopAnswer? {
        do throws(QueriesError) { return try find(question) } catch { return .failed("\(error)") }
    }

    private func find(_ question: TopQuestion) throws(QueriesError) -> TopAnswer? {
        switch question {
        case .flock, .health, .budgets, .diff, .review, .lines: nil
        case .spending: .spending(try spending())
        case .tasks: .tasks(try tasks())
        case .recent: .recent(try recent())
        case .decisions(let task): .decisions(try decisions(of: task))
        case .explanation(let name): try explanation(of: name)
        case .costs(let span, let grouping): .costs(try costs(of: span, by: grouping))
        case .run(let name): .run(try run(named: name))
        case .story(let task): .story(try story(of: task))
        case .history(let task): .history(try history(of: task))
        case .events(let run): .events(try events(of: run))
        case .speed(let name): .speed(try speed(of: name))
        case .talk(let name): .talk(try talk(of: name))
        }
    }

    // MARK: - Tasks and decisions

    private func tasks() throws(QueriesError) -> TaskPicture {
        let found = try record.tasks(RecordedTask.Filter(), limit: TaskPicture.tasksMax)
        return TaskPicture(tasks: found.rows, hasMore: found.hasMore)
    }

    private func recent() throws(QueriesError) -> RecentPicture {
        var ended: [RecordedTask] = []
        for order in [RecordedTask.Filter.Order.lastCompleted, .lastFailed] {
            var filter = RecordedTask.Filter()
            filter.order = order
            ended += try record.tasks(filter, limit: RecentPicture.rowsMax).rows
        }
        ended.sort { ($0.endedAt ?? $0.detectedAt) > ($1.endedAt ?? $1.detectedAt) }
        let decisions = try record.decisions(limit: RecentPicture.rowsMax).rows
        return RecentPicture(
            ended: Array(ended.prefix(RecentPicture.rowsMax)),
            decisions: decisions,
            waiting: try waiting()
        )
    }

    private func waiting() throws(QueriesError) -> [RecordedTask] {
        var filter = RecordedTask.Filter()
        filter.status = TaskStatus.detected.rawValue
        return try record.tasks(filter, limit: RecentPicture.waitingMax).rows.sorted { one, other in
            (one.isHeld ? 1 : 0, one.priority ?? .max, one.detectedAt) < (
                other.isHeld ? 1 : 0, other.priority ?? .max, other.detectedAt
            )
        }
    }

    private func decisions(of task: String?) throws(QueriesError) -> DecisionPicture {
        var filter = RecordedDecision.Filter()
        filter.context = task
        let found = try record.decisions(filter, limit: DecisionPicture.rowsMax)
        return DecisionPicture(decisions: found.rows, hasMore: found.hasMore)
    }

    private func explanation(of name: DecisionName) throws(QueriesError) -> TopAnswer? {
        guard let decision = try record.decision(row: name.row) else { return .failed("it is not in the record") }
        return .explanation(try record.explanation(of: decision))
    }

    private func story(of task: String) throws(QueriesError) -> StoryPicture {
        guard let found = try record.task(task) else { return StoryPicture() }
        let story = try record.timeline(of: found, limit: StoryPicture.entriesMax)
        return StoryPicture(entries: story.rows)
    }
}
