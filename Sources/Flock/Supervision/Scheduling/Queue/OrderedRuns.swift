import Domain

/// The runs that go on, or may do so: at most one a task, one a slot, and one in any part of a repository.
struct OrderedRuns {
    struct Run: Hashable {
        let task: TaskID
        let slot: Int
        /// As it was when the run was ordered; the plan may have been edited since.
        let lane: TaskLane
        /// Known once the start is confirmed.
        var run: RunID?
        /// The run of the task before this one: what is told of it late, or again, is not about this one.
        var previous: RunID?
    }

    private var runs: [TaskID: Run] = [:]
    private var slots: [Int: TaskID] = [:]
    private var agents: [String: Int] = [:]
    private var accounts: [String: Int] = [:]
    private var writers: [String: Set<TaskID>] = [:]

    var count: Int { runs.count }

    var tasks: [TaskID] { runs.keys.sorted() }

    subscript(task: TaskID) -> Run? { runs[task] }

    func task(inSlot slot: Int) -> TaskID? { slots[slot] }

    /// The lowest that is free.
    var freeSlot: Int {
        var slot = 0
        while slots[slot] != nil { slot += 1 }
        return slot
    }

    func count(ofAgent agent: String) -> Int { agents[agent] ?? 0 }

    func count(ofAccount account: String) -> Int { accounts[account] ?? 0 }

    /// The task whose run writes where one of this lane would.
    func writer(where lane: TaskLane) -> TaskID? {
        guard let repository = lane.repository, let others = writers[repository] else { return nil }
        return others.filter { runs[$0]?.lane.scope.overlaps(lane.scope) == true }.min()
    }

    mutating func insert(_ run: Run) {
        precondition(runs[run.task] == nil && slots[run.slot] == nil, "a task and a slot have one run at a time")
        runs[run.task] = run
        slots[run.slot] = run.task
        agents[run.lane.pool.agent, default: 0] += 1
        accounts[run.lane.pool.account, default: 0] += 1
        if let repository = run.lane.repository { writers[repository, default: []].insert(run.task) }
    }

    mutating func confirm(_ task: TaskID, as run: RunID) { runs[task]?.run = run }

    @discardableResult
    mutating func remove(_ task: TaskID) -> Run? {
        guard let run = runs.removeValue(forKey: task) else { return nil }
        slots[run.slot] = nil
        Self.release(run.lane.pool.agent, in: &agents)
        Self.release(run.lane.pool.account, in: &accounts)
        if let repository = run.lane.repository {
            writers[repository]?.remove(task)
            if writers[repository]?.isEmpty == true { writers[repository] = nil }
        }
        return run
    }

    private static func release(_ name: String, in counts: inout [String: Int]) {
        let rest = (counts[name] ?? 0) - 1
        counts[name] = rest > 0 ? rest : nil
    }
}
