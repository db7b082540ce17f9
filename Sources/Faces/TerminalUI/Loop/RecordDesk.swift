package import Domain
package import Platform
package import Queries

/// Answers the dashboard's questions from the record. It belongs to the thread that made its record.
package struct RecordDesk {
    private let record: OpenRecord
    private let calendar: LocalCalendar
    private let now: WallTime

    package init(_ record: OpenRecord, _ calendar: LocalCalendar, at now: WallTime) {
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
        case .flock, .health: nil
        case .spending: .spending(try spending())
        case .tasks: .tasks(try tasks())
        case .recent: .recent(try recent())
        case .decisions(let task): .decisions(try decisions(of: task))
        case .explanation(let name): try explanation(of: name)
        case .costs(let span, let grouping): .costs(try costs(of: span, by: grouping))
        case .run(let name): .run(try run(named: name))
        case .story(let task): .story(try story(of: task))
        }
    }

    // MARK: - Money

    private static let hours = 8

    private func spending() throws(QueriesError) -> TopSpending {
        let today = calendar.day(around: now)
        var spending = TopSpending()
        let report = try record.cost(by: .task, in: today, on: calendar)
        spending.today = report.total.cost
        for hour in (0..<Self.hours).reversed() {
            let end = now.advanced(by: .seconds(-3_600 * hour))
            let range = end.advanced(by: .seconds(-3_600))..<end
            spending.hours.append(try record.cost(by: .model, in: range, on: calendar).total.pricedCost.nanodollars)
        }
        var filter = RecordedTask.Filter()
        filter.isActive = true
        for task in try record.tasks(filter).rows where task.unpricedCalls == 0 || task.cost != .zero {
            spending.tasks[task.id] = task.cost
        }
        return spending
    }

    private func costs(of span: CostSpan, by grouping: CostGrouping) throws(QueriesError) -> CostPicture {
        let range = span.range(around: now, on: calendar)
        let report = try record.cost(by: grouping, in: range, on: calendar)
        let byDay = try record.cost(by: .day, in: range, on: calendar).rows
        let first = calendar.civil(range.lowerBound).date.daysSinceEpoch
        let days = (0..<span.dayCount).map { place in
            let date = CivilDate(daysSinceEpoch: first + place)
            let row = byDay.first { $0.key == date.description }
            return CostPicture.Day(date: date, cost: row?.sums.pricedCost ?? .zero)
        }
        func total(_ span: CostSpan) throws(QueriesError) -> Money? {
            try record.cost(by: .model, in: span.range(around: now, on: calendar), on: calendar).total.cost
        }
        return CostPicture(
            days: days,
            rows: report.rows,
            models: try record.cost(by: .model, in: range, on: calendar).rows,
            outcomes: try record.cost(by: .outcome, in: range, on: calendar).rows,
            total: report.total,
            today: try total(.today),
            week: try total(.week),
            month: try total(.month)
        )
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
        return RecentPicture(ended: Array(ended.prefix(RecentPicture.rowsMax)), decisions: decisions)
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

    // MARK: - Runs

    /// A name of a run, or of the task whose newest run is meant.
    private func run(named name: String) throws(QueriesError) -> RunPicture {
        var run = try record.run(name)
        if run == nil { run = try record.runs(ofTask: name).rows.last }
        var filter = RecordedDecision.Filter()
        filter.context = run?.task ?? name
        return RunPicture(
            run: run,
            task: try record.task(run?.task ?? name),
            usage: try run.map { (run) throws(QueriesError) in try record.usage(ofRun: run.id) } ?? RunUsage(),
            decisions: try record.decisions(filter, limit: RunPicture.decisionsMax).rows
        )
    }
}
