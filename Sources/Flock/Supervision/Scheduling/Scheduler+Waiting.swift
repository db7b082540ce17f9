package import Domain
import JSON
import Settings

extension Scheduler {
    /// Puts a task where it waits: for a person, for other tasks, for a time, or for its turn.
    mutating func settle(_ task: TaskID) {
        unqueue(task)
        guard live[task] == nil, let entry = records[task]?.entry, entry.task.status == .known(.detected) else {
            return
        }
        if entry.task.isHeld { return tell(task, .held(entry.progress.hold ?? "a person must approve it")) }
        if let lost = entry.plan.after.first(where: { hasEndedBadly($0) }) { return block(task, behind: lost) }
        if let other = entry.plan.after.first(where: { ended[$0] != .completed }) {
            return tell(task, .after(other, isKnown: records[other] != nil))
        }
        if let hold = ownBudgetHold(of: task) { return tell(task, .budget(hold.why)) }
        if let notBefore = entry.progress.notBefore {
            let due = records[task]?.due ?? now.boot(at: notBefore, most: Self.delayMost)
            if due > now.boot {
                records[task]?.due = due
                delayed.insert(Delay(due: due, task: task))
                return tell(task, .delayed(until: notBefore))
            }
        }
        queue(task, entry)
    }

    /// Takes it out of wherever it waits.
    mutating func unqueue(_ task: TaskID) {
        guard let record = records[task] else { return }
        if let place = record.place, let lane = record.lane {
            ready.remove(place, from: lane)
            records[task]?.place = nil
            records[task]?.lane = nil
        }
        if let due = record.due { delayed.remove(Delay(due: due, task: task)) }
        newlyReady.remove(task)
    }

    private mutating func queue(_ task: TaskID, _ entry: TaskEntry) {
        let place = QueuePlace(entry.task)
        let lane = TaskLane(entry.plan, account: limits.account(of: entry.plan))
        records[task]?.due = nil
        records[task]?.place = place
        records[task]?.lane = lane
        ready.insert(place, in: lane)
        newlyReady.insert(task)
    }

    private func hasEndedBadly(_ task: TaskID) -> Bool {
        switch records[task]?.entry.task.status.known ?? ended[task] {
        case .failed, .cancelled: true
        case .detected, .assigned, .active, .completed, .blocked, nil: false
        }
    }

    private mutating func block(_ task: TaskID, behind other: TaskID) {
        let status = records[other]?.entry.task.status.text ?? ended[other]?.rawValue ?? "gone"
        let why = "\(other), which it comes after, is \(status)"
        change(task, "\(task) is blocked: \(why)") { entry in
            entry.task.status = .known(.blocked)
            entry.task.failureReason = why
            entry.progress.blockedBy = other
            entry.progress.waits = why
        }
        decide(.blockTask, task, input: ["after": .string(other.text), "status": .string(status)], because: why)
    }

    /// What comes after a task that has ended, or begun again, waits for something else now.
    mutating func settleDependents(of task: TaskID) {
        for dependent in dependencies.dependents(of: task) {
            guard let entry = records[dependent]?.entry else { continue }
            if entry.progress.blockedBy == task, !hasEndedBadly(task) { unblock(dependent, since: task) }
            settle(dependent)
        }
    }

    private mutating func unblock(_ task: TaskID, since other: TaskID) {
        change(task, "\(task) waits again") { entry in
            entry.progress.blockedBy = nil
            entry.task.status = .known(.detected)
        }
        decide(.releaseTask, task, because: "\(other), which it comes after, is worked on again")
    }

    /// Those whose time has come wait for their turn from now on.
    mutating func releaseDelayed() {
        while let first = delayed.first, first.due <= now.boot {
            delayed.remove(first)
            // Even where nothing is told of it: a replay that lacked this would tell of it later, by what holds then.
            isAltered = true
            settle(first.task)
        }
    }

    /// When something may change that nobody will tell of. Clocks are moved and machines sleep, so it is never long.
    var nextWake: Duration? {
        let rests = [delayed.first.map { $0.due - now.boot }] + (ready.isEmpty ? [] : dispatchRests)
        guard let rest = rests.compactMap(\.self).min() else { return nil }
        return min(max(rest, .milliseconds(1)), .seconds(60))
    }

    private var dispatchRests: [Duration?] {
        let rateLimit = standing.rateLimits.values.filter { $0 > now.wall }.min()
        return [
            lastStart.map { $0 + limits.startInterval - now.boot }.flatMap { $0 > .zero ? $0 : nil },
            limits.quietHours?.rest(atSecond: now.localSecondOfDay),
            // Before quiet hours begin there is nothing to be done; while they hold, their end is waited for.
            standing.brokenUntil.map { $0 - now.wall },
            rateLimit.map { $0 - now.wall },
        ]
    }

    /// Why a task is not being worked on, as it is now; nothing where it is.
    package func explanation(of task: TaskID) -> String? {
        guard let record = records[task] else {
            return ended[task].map { "it is \($0.rawValue)" } ?? "nobody has added it"
        }
        guard live[task] == nil else { return nil }
        guard record.entry.task.status == .known(.detected) else {
            let why = record.entry.task.failureReason.map { ": \($0)" } ?? ""
            return "it is \(record.entry.task.status)\(why)"
        }
        guard let lane = record.lane, let place = record.place else { return record.entry.progress.waits }
        if let obstacle = obstacle(to: lane) { return obstacle.text }
        return ready.best { poolObstacle($0) == nil }.map { best in
            "it waits for its turn: \(best.place.task) is next, since \(best.place.precedence(over: place))"
        }
    }
}
