import Domain

/// Which tasks come after which.
struct Dependencies {
    private var after: [TaskID: [TaskID]] = [:]
    private var dependents: [TaskID: Set<TaskID>] = [:]

    /// What it comes after, whether or not that is done.
    func after(_ task: TaskID) -> [TaskID] { after[task] ?? [] }

    /// Those that come after it, in the order of their ids.
    func dependents(of task: TaskID) -> [TaskID] { dependents[task]?.sorted() ?? [] }

    mutating func set(_ task: TaskID, after others: [TaskID]) {
        for old in after[task] ?? [] {
            dependents[old]?.remove(task)
            if dependents[old]?.isEmpty == true { dependents[old] = nil }
        }
        after[task] = others.isEmpty ? nil : others
        for other in others { dependents[other, default: []].insert(task) }
    }

    /// The way on which the task would come after itself, if it came after those: `a, b, a`.
    func cycle(of task: TaskID, after others: [TaskID]) -> [TaskID]? {
        // Nobody comes after a task that is new, so that long chains are not walked for each link.
        guard others.contains(task) || dependents[task] != nil else { return nil }
        var cameFrom: [TaskID: TaskID] = [:]
        var rest = others
        for other in others { cameFrom[other] = task }
        while let next = rest.popLast() {
            if next == task { return way(to: task, cameFrom) }
            for other in after[next] ?? [] where cameFrom[other] == nil {
                cameFrom[other] = next
                rest.append(other)
            }
        }
        return nil
    }

    private func way(to task: TaskID, _ cameFrom: [TaskID: TaskID]) -> [TaskID] {
        var way = [task]
        while let last = way.last, let previous = cameFrom[last] {
            way.append(previous)
            if previous == task { break }
        }
        return way.reversed()
    }
}
