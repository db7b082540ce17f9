import Control
package import Domain

/// What follows from how things stand.
extension Budgets {
    // MARK: - As it stands

    /// The limit that holds: what a person said last, then what was said of this run or task, then the settings.
    package func limit(of scope: BudgetScope) -> BudgetLimit {
        let raised = memory.raised[scope] ?? .none
        switch scope {
        case .run(let run): return raised.over(runs[run]?.own ?? .none).over(limits.run)
        case .task(let task): return raised.over(ofTasks[task] ?? .none).over(limits.task)
        case .day: return raised.over(limits.day)
        }
    }

    /// At least; nothing where not even that is known.
    func spent(by scope: BudgetScope) -> Spending? {
        switch scope {
        case .run(let run): spentByRun[run] ?? (trouble == nil && runs[run] != nil ? Spending.none : nil)
        case .task(let task): spentByTask[task] ?? (areAllTasksKnown ? Spending.none : nil)
        case .day: daySpent
        }
    }

    func level(_ scope: BudgetScope, _ unit: BudgetUnit) -> BudgetLevel? {
        guard let limit = limit(of: scope)[unit] else { return nil }
        guard let spent = spent(by: scope) else {
            // What was used up under the daemon before still is.
            let told = memory.told[BudgetMemory.Key(scope, unit)]
            return told?.level == .full && told?.limit == limit ? .full : nil
        }
        return BudgetLevel(used: BudgetNews.used(spent, in: unit), of: limit, warnPercent: limits.warnPercent)
    }

    /// The budgets that somebody looks for: of the day, of live runs, and of tasks that are worked on, have one of
    /// their own, or have nearly used it up.
    package var rows: [BudgetRow] {
        let used = spentByTask.keys.filter { task in
            BudgetUnit.allCases.contains { level(.task(task), $0) ?? .within > .within }
        }
        let tasks = Set(ofTasks.keys).union(used).union(runs.values.map(\.task)).sorted()
        let scopes =
            [BudgetScope.day] + tasks.prefix(Self.shownTasksMax).map(BudgetScope.task)
            + runs.keys.sorted().map(BudgetScope.run)
        return scopes.flatMap { rows(of: $0) }
    }

    package func rows(of scope: BudgetScope) -> [BudgetRow] {
        let limit = limit(of: scope)
        return BudgetUnit.allCases.compactMap { unit in
            guard let limit = limit[unit] else { return nil }
            // A budget that is used up stays so, whatever else is not known.
            let level = level(scope, unit)
            let isKnown = trouble == nil || level == .full
            let spent = isKnown ? spent(by: scope) : nil
            return BudgetRow(scope: scope, unit: unit, limit: limit, spent: spent, level: spent == nil ? nil : level)
        }
    }

    /// Why nothing of that is started now, by what is held.
    package var heldBack: [(held: BudgetHeld, why: String)] {
        holds.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
    }

    // MARK: - Looking

    mutating func reviewAll() {
        for scope in [BudgetScope.day] + Set(ofTasks.keys).union(spentByTask.keys).sorted().map(BudgetScope.task)
            + runs.keys.sorted().map(BudgetScope.run)
        {
            tellLevels(of: scope)
        }
        reviewHolds()
        reviewRuns()
    }

    mutating func review(_ scopes: BudgetScope...) {
        for scope in scopes {
            tellLevels(of: scope)
            switch scope {
            case .run: break
            case .task(let task): set(.task(task), to: why(.task(task)))
            case .day: set(.everything, to: why(.everything))
            }
        }
        reviewRuns()
    }

    private mutating func tellLevels(of scope: BudgetScope) {
        // What is told of a run after its end, nobody waits for.
        if case .run(let run) = scope, runs[run] == nil { return }
        if case .task(let task) = scope, !isWorkedOn(task) { return }
        for unit in BudgetUnit.allCases {
            guard let limit = limit(of: scope)[unit], let spent = spent(by: scope),
                let level = level(scope, unit)
            else { continue }
            let key = BudgetMemory.Key(scope, unit)
            var told = memory.told[key].flatMap { $0.limit == limit ? $0 : nil }
            let isUnpriced = unit == .usd && spent.unpriced > 0
            if isUnpriced, told?.isUnpriced != true {
                tell(scope, unit, limit, spent, .unknown, .warned)
                told = told ?? BudgetMemory.Told(limit: limit, level: .within)
                told?.isUnpriced = true
            }
            if level > told?.level ?? .within {
                tell(scope, unit, limit, spent, level == .full ? .full : .warn, consequence(of: level, scope))
                told = BudgetMemory.Told(limit: limit, level: level, isUnpriced: told?.isUnpriced ?? false)
            }
            if told != memory.told[key], memory.told.count < Self.toldMax || told == nil { memory.told[key] = told }
        }
    }

    private func isWorkedOn(_ task: TaskID) -> Bool {
        !overTasks.contains(task) && (openTasks.contains(task) || runs.values.contains { $0.task == task })
    }

    private mutating func tell(
        _ scope: BudgetScope,
        _ unit: BudgetUnit,
        _ limit: Int64,
        _ spent: Spending?,
        _ level: BudgetNews.Level,
        _ consequence: BudgetNews.Consequence
    ) {
        var news = BudgetNews(
            scope: scope,
            unit: unit,
            limit: limit,
            spent: spent,
            level: level,
            consequence: consequence
        )
        if spent == nil { news.trouble = trouble }
        actions.append(.tell(news))
    }

    private func consequence(of level: BudgetLevel, _ scope: BudgetScope) -> BudgetNews.Consequence {
        guard level == .full else { return .warned }
        if runs.contains(where: { isAtWork($0.key) && covers(scope, $0.key, $0.value) }) {
            switch limits.policy {
            case .finish: break
            case .pause: return .paused
            case .stop: return .stopped
            }
        }
        if case .run = scope { return .none }
        return .held
    }

    /// Nobody knows what was spent, for longer than it takes to begin.
    mutating func tellUnknown() {
        guard trouble != nil else { return }
        let scopes =
            [BudgetScope.day] + ofTasks.keys.sorted().map(BudgetScope.task)
            + runs.keys.sorted().map(BudgetScope.run)
        for scope in scopes {
            for unit in BudgetUnit.allCases {
                guard let limit = limit(of: scope)[unit] else { continue }
                tell(scope, unit, limit, nil, .unknown, limits.policy != .finish ? .held : .none)
            }
        }
    }

    // MARK: - Holding back

    mutating func reviewHolds() {
        set(.everything, to: why(.everything))
        reviewOwnBudgets()
        let known = Set(ofTasks.keys).union(spentByTask.keys)
        let held = holds.keys.compactMap { if case .task(let task) = $0 { task } else { nil } }
        for task in known.union(held).sorted() { set(.task(task), to: why(.task(task))) }
    }

    mutating func reviewOwnBudgets() { set(.budgeted, to: why(.budgeted)) }

    private typealias Why = (text: String, isFull: Bool)

    private func why(_ held: BudgetHeld) -> Why? {
        switch held {
        case .everything:
            if let full = full(.day) { return (full.why, true) }
            guard limits.policy != .finish, !limits.areNone || memory.raised[.day] != nil else { return nil }
            if let trouble { return (unknown(trouble), false) }
            return daySpent == nil && !limit(of: .day).isNone ? (unknown("the clock was set back"), false) : nil
        case .budgeted:
            guard limits.policy != .finish, !ofTasks.isEmpty, let trouble else { return nil }
            return (unknown(trouble), false)
        case .task(let task):
            if overTasks.contains(task) { return nil }
            if let full = full(.task(task)) { return (full.why, true) }
            guard limits.policy != .finish, trouble == nil, ofTasks[task] != nil, spent(by: .task(task)) == nil else {
                return nil
            }
            return (unknown("more tasks are open than the index tells of"), false)
        }
    }

    private func unknown(_ why: String) -> String {
        let policy = "budget.at_limit = \(limits.policy.rawValue)"
        return "the budgets are unknown, and with \(policy) nothing is started until they are: \(why)"
    }

    private mutating func set(_ held: BudgetHeld, to why: Why?) {
        guard let why else {
            fullHolds.remove(held)
            if holds.removeValue(forKey: held) != nil { actions.append(.free(held)) }
            return
        }
        // How much exactly is used up changes while runs end, and is not told each time.
        if why.isFull, fullHolds.contains(held), holds[held].map({ Self.head($0) == Self.head(why.text) }) ?? false {
            return
        }
        guard holds[held] != why.text || fullHolds.contains(held) != why.isFull else { return }
        holds[held] = why.text
        if why.isFull { fullHolds.insert(held) } else { fullHolds.remove(held) }
        actions.append(.hold(held, why: why.text, isFull: why.isFull))
    }

    private static func head(_ why: String) -> Substring { why.prefix { $0 != ":" } }

    /// Which budget of that is used up.
    private func full(_ scope: BudgetScope) -> BudgetStop? {
        for unit in BudgetUnit.allCases where level(scope, unit) == .full {
            guard let limit = limit(of: scope)[unit] else { continue }
            let used = spent(by: scope).map { BudgetNews.usedText($0, in: unit) } ?? "it was when that was last known"
            return BudgetStop(
                scope: scope.word,
                why: BudgetNews.full(scope, BudgetLimit.text(limit, in: unit), used)
            )
        }
        return nil
    }

    // MARK: - Stopping and pausing

    /// Runs that go on, have spent something, and are within a budget that is used up; and those that are paused for
    /// one that has room again.
    mutating func reviewRuns() {
        for (run, live) in runs.sorted(by: { $0.key < $1.key })
        where refused[run] == nil && courses[run]?.isStop != true {
            let scopes = isAtWork(run) ? [BudgetScope.run(run), .task(live.task), .day] : []
            let full = scopes.compactMap { self.full($0) }.first
            switch (limits.policy, full) {
            case (.stop, let stop?):
                courses[run] = .stopping(stop)
                actions.append(.stop(run, stop))
            case (.pause, let stop?): pause(run, live, stop)
            case (.finish, _): resume(run, live)
            case (.pause, nil), (.stop, nil): if trouble == nil { resume(run, live) }
            }
        }
    }

    private mutating func pause(_ run: RunID, _ live: LiveRun, _ stop: BudgetStop) {
        let old = courses.updateValue(.pausing(stop), forKey: run)
        if case .pausing = old { return }
        if old == .resuming || live.pausedBy == nil { actions.append(.pause(run, stop)) }
    }

    /// Whom a person has paused, a person lets go on.
    private mutating func resume(_ run: RunID, _ live: LiveRun) {
        guard courses[run] != .resuming else { return }
        let wasPausing = courses.removeValue(forKey: run) != nil
        guard live.pausedBy.map({ $0 == .known(.budget) }) ?? wasPausing else { return }
        courses[run] = .resuming
        actions.append(.resume(run))
    }

    /// What costs nothing need not be stopped.
    private func isAtWork(_ run: RunID) -> Bool { spentByRun[run].map { $0.responses > 0 } ?? false }

    private func covers(_ scope: BudgetScope, _ run: RunID, _ live: LiveRun) -> Bool {
        switch scope {
        case .run(let other): run == other
        case .task(let task): live.task == task
        case .day: true
        }
    }
}
