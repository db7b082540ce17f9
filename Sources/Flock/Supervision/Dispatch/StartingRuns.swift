import Domain

/// The runs that were ordered and have not begun, one of a task at most. What is heard of a run may come late, when
/// the run is over and another of the same task is starting: so each is named by whoever tells of it.
struct StartingRuns {
    private var runs: [TaskID: RunID] = [:]

    var isEmpty: Bool { runs.isEmpty }

    mutating func note(_ run: RunID, of task: TaskID) { runs[task] = run }

    func contains(_ run: RunID, of task: TaskID) -> Bool { runs[task] == run }

    /// Whether that run was starting until now.
    mutating func take(_ run: RunID, of task: TaskID) -> Bool {
        guard contains(run, of: task) else { return false }
        runs[task] = nil
        return true
    }

    /// Nothing of that task is starting.
    mutating func drop(_ task: TaskID) { runs[task] = nil }
}
