import Domain

/// Where a task stands among those that wait: by priority, a smaller number first and none last; then by age; then by
/// id, so that no two stand at one place.
struct QueuePlace: Hashable, Comparable, Sendable {
    let priority: Int64?
    let detectedAt: WallTime
    let task: TaskID

    init(_ task: Task) {
        priority = task.priority
        detectedAt = task.detectedAt
        self.task = task.id
    }

    static func < (left: QueuePlace, right: QueuePlace) -> Bool {
        let (one, two) = (left.priority ?? .max, right.priority ?? .max)
        if one != two { return one < two }
        if left.detectedAt != right.detectedAt { return left.detectedAt < right.detectedAt }
        return left.task < right.task
    }

    /// Why this one comes before the other.
    func precedence(over other: QueuePlace) -> String {
        if priority ?? .max != other.priority ?? .max {
            return "\(priorityText) comes before \(other.priorityText)"
        }
        let same = "both have \(priorityText)"
        if detectedAt != other.detectedAt { return "\(same), and it has been waiting longer" }
        return "\(same) and came at the same time, and its id sorts first"
    }

    private var priorityText: String { priority.map { "priority \($0)" } ?? "no priority" }
}
