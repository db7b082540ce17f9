package import Domain

/// How tasks ended that nobody works on any more, for those that come after them. The oldest are forgotten.
package struct EndedTasks: Hashable, Sendable {
    package static let countMax = 20_000

    private var statuses: [TaskID: TaskStatus] = [:]
    /// In the order in which they ended; those before `start` are forgotten.
    private var order: [TaskID] = []
    private var start = 0

    package init() {}

    package subscript(task: TaskID) -> TaskStatus? { statuses[task] }

    /// In the order in which they ended.
    package var all: [(task: TaskID, status: TaskStatus)] {
        order[start...].compactMap { task in statuses[task].map { (task, $0) } }
    }

    package mutating func note(_ task: TaskID, _ status: TaskStatus) {
        precondition(status.isOver, "only what is over has ended")
        if statuses.updateValue(status, forKey: task) == nil { order.append(task) }
        while order.count - start > Self.countMax {
            statuses[order[start]] = nil
            start += 1
        }
        guard start > Self.countMax else { return }
        order.removeFirst(start)
        start = 0
    }

    /// It is worked on again.
    package mutating func forget(_ task: TaskID) {
        guard statuses.removeValue(forKey: task) != nil else { return }
        order.removeAll { $0 == task }
        start = min(start, order.count)
    }
}
