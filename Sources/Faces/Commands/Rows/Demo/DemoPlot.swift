import Domain

/// When the demo does what: the facts go in, and what is to be done comes out.
struct DemoPlot {
    enum Act: Hashable {
        /// Ask the person for so long, then answer.
        case question(task: String, run: String, request: String, what: String)
        case explain(String)
        case accept(String)
        case killDaemon
        /// Tell the agent that counts that it is enough.
        case endCount
        case end
    }

    private enum Daemon { case first, killed, second }

    private let work: Set<String>
    private let workers: Int
    private var daemon = Daemon.first
    private var asked: Set<String> = []
    private var isStalled = false
    /// Whether it was told why, and whether that was what it is about; nil before.
    private var explanation: Bool?
    /// Whether the stalled run is being stopped, to be tried again.
    private var isStopping = false
    private var isAccepting = false
    private var isAccepted = false
    private var isAdopted = false
    private var isCountEnded = false
    /// How tasks have ended.
    private(set) var ended: [String: TaskStatus] = [:]
    private(set) var hasBudgetAlert = false
    private(set) var hasRateLimit = false

    init(_ story: DemoStory) {
        work = Set(story.work.map(\.id))
        workers = story.workers
    }

    mutating func take(_ fact: DemoFact) -> [Act] {
        switch fact {
        case .asked(let task, let run, let request, let what):
            guard asked.insert(request).inserted else { return [] }
            return [.question(task: task, run: run, request: request, what: what)]
        case .verdict(DemoStory.stalling, .stalled, _):
            guard !isStalled else { return [] }
            isStalled = true
            return [.explain(DemoStory.stalling)]
        case .verdict(_, .rateLimited, _):
            hasRateLimit = true
            return []
        case .task(let task, let status, _): return status.isOver ? over(task, status) : []
        case .budget:
            hasBudgetAlert = true
            return ends()
        case .kept(DemoStory.accepted, _):
            // Until the daemon has looked at its worktree, nobody else works on that.
            guard ended[DemoStory.accepted] == .completed, !isAccepting else { return [] }
            isAccepting = true
            return [.accept(DemoStory.accepted)]
        case .policy(DemoStory.stalling, act: "retry", _):
            isStopping = true
            return []
        case .begun(DemoStory.stalling, _):
            isStopping = false
            return []
        case .verdict, .begun, .kept, .retried, .policy: return []
        }
    }

    /// The runs that go on and have an agent that writes, by task.
    mutating func look(atWork live: Set<String>) -> [Act] {
        if daemon == .second { return ends() }
        // The next daemon's index is a moment behind, and could not explain what it has not read.
        guard daemon == .first, isAccepted, !isStopping, explanation != nil, ended[DemoStory.asking] != nil,
            live.contains(DemoStory.counting)
        else { return [] }
        let open = work.filter { ended[$0] == nil }
        // With nobody else left at work it is killed all the same.
        guard live.intersection(open).count >= min(workers - 1, open.count) else { return [] }
        daemon = .killed
        return [.killDaemon]
    }

    mutating func daemonIsBack() { daemon = .second }

    /// The daemon has all runs that were at work under the one before it: they hear what it says.
    mutating func adopted() -> [Act] {
        isAdopted = true
        return ends()
    }

    /// A verdict that is there, whether or not anybody was told of it.
    mutating func see(_ kind: VerdictKind) { if kind == .rateLimited { hasRateLimit = true } }

    private mutating func over(_ task: String, _ status: TaskStatus) -> [Act] {
        guard ended.updateValue(status, forKey: task) == nil else { return [] }
        return ends()
    }

    mutating func accepted() { isAccepted = true }

    mutating func explained(asStall isStall: Bool) { explanation = isStall }

    /// What is due once the last task has ended, another daemon has those at work, and the budget was told of, which
    /// comes a moment after what was spent.
    mutating func ends() -> [Act] {
        if ended[DemoStory.counting] != nil { return [.end] }
        guard !isCountEnded, isAdopted, hasBudgetAlert, work.allSatisfy({ ended[$0] != nil }) else { return [] }
        isCountEnded = true
        return [.endCount]
    }

    /// What the story promises and has not come about.
    var missing: [String] {
        var missing = (work.sorted() + [DemoStory.counting]).filter { ended[$0] != .completed }
            .map { "\($0) is \(ended[$0]?.rawValue ?? "not over"), and was to be completed" }
        if asked.isEmpty { missing.append("no agent has asked anything") }
        if !isStalled { missing.append("no agent has stalled") }
        if explanation != true { missing.append("roost why has not explained the stall") }
        if !isAccepted { missing.append("nothing was taken over") }
        if !hasRateLimit { missing.append("no rate limit was met") }
        if !hasBudgetAlert { missing.append("no budget was told of") }
        if daemon != .second { missing.append("the daemon was not killed and started again") }
        return missing
    }
}
