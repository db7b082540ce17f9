import Domain
import JSON
import Journal
import Platform
import Queries

/// What the day has taken, as the record knows it.
struct LiveSpending: Hashable, Sendable {
    var today: Money?
    var tokens: Int64 = 0
    var completed = 0
    var failed = 0
    /// Of tasks, with all their runs.
    var tasks: [String: Money] = [:]

    /// - Parameter asked: the tasks that are worked on.
    static func read(
        _ paths: RecordPaths,
        of asked: Set<String>,
        on disk: any Disk,
        at now: WallTime
    ) throws(QueriesError) -> LiveSpending {
        let record = try OpenRecord(paths, withConversations: false, on: disk, at: now)
        let calendar = LocalCalendar()
        let day = calendar.day(around: now)
        var spending = LiveSpending()
        let total = try record.cost(by: .model, in: day, on: calendar).total
        spending.today = total.cost
        let usage = total.usage
        spending.tokens = usage.input + usage.output + usage.cacheRead + usage.cacheWrite5m + usage.cacheWrite1h
        var filter = RecordedTask.Filter()
        filter.window = TimeWindow(since: day.lowerBound, until: day.upperBound)
        (filter.status, filter.order) = ("completed", .lastCompleted)
        spending.completed = try record.tasks(filter).rows.count
        (filter.status, filter.order) = ("failed", .lastFailed)
        spending.failed = try record.tasks(filter).rows.count
        let ever = WallTime(nanoseconds: 0)..<day.upperBound
        for task in asked {
            spending.tasks[task] = try record.cost(by: .model, in: ever, of: task, on: calendar).total.cost
        }
        return spending
    }
}
