import Domain
import JSON

/// What people, and those who add tasks, want of them.
extension Scheduler {
    mutating func taskAdded(_ entry: TaskEntry) {
        let task = entry.id
        guard records[task] == nil, ended[task] == nil else { return refuse(task, because: "there is one of this id") }
        if let why = fault(in: entry) { return refuse(task, because: why) }
        var entry = entry
        entry.progress = TaskProgress()
        entry.task.status = .known(.detected)
        if case .run(let run) = entry.plan.addedBy {
            entry.task.isHeld = true
            entry.progress.hold = "\(run) added it, and a person must approve that"
        } else if entry.task.isHeld {
            entry.progress.hold = "it was added so"
        }
        records[task] = Record(entry: entry)
        lineages[entry.plan.lineage, default: []].insert(task)
        dependencies.set(task, after: entry.plan.after)
        actions.append(.change(TaskChange(entry: entry, data: entry.json, message: "\(task) was added")))
        let input: JSONObject = [
            "added_by": .string(entry.plan.addedBy.text), "after": .array(entry.plan.after.map { .string($0.text) }),
        ]
        decide(.acceptTask, task, input: input, because: "\(entry.plan.addedBy) added it")
        settle(task)
        // Others may have been added before it that come after it.
        settleDependents(of: task)
    }

    mutating func taskEdited(_ edited: TaskEntry) {
        let task = edited.id
        guard let old = workable(task) else { return }
        if let why = fault(in: edited) { return refuse(task, because: why) }
        var plan = edited.plan
        plan.lineage = old.plan.lineage
        plan.addedBy = old.plan.addedBy
        guard plan.steps == old.plan.steps || old.progress.step == 0 else {
            return refuse(task, because: "its first step is done, and the steps stay as they are")
        }
        // The run that goes on holds to the plan that it was started with.
        guard live[task] == nil || plan.isSame(butForBudget: old.plan) else {
            return refuse(task, because: "it is being worked on, and its plan stays as it is until that is over")
        }
        change(task, "\(task) was edited") { entry in
            entry.task.title = edited.task.title
            entry.task.description = edited.task.description
            entry.task.priority = edited.task.priority
            entry.task.labels = edited.task.labels
            entry.plan = plan
            if let other = entry.progress.blockedBy, !plan.after.contains(other) {
                entry.progress.blockedBy = nil
                entry.task.status = .known(.detected)
            }
        }
        dependencies.set(task, after: plan.after)
        let isBySource = plan.sourceDigest != old.plan.sourceDigest
        decide(.editTask, task, because: isBySource ? "it was edited where it comes from" : "a person edited it")
        settle(task)
    }

    mutating func taskHeld(_ task: TaskID, _ why: String) {
        guard workable(task) != nil else { return }
        hold(task, because: why)
    }

    mutating func taskReleased(_ task: TaskID) {
        guard let old = workable(task) else { return }
        guard old.task.isHeld || old.task.status == .known(.blocked) else {
            return refuse(task, because: "it is neither on hold nor blocked")
        }
        if let other = old.progress.blockedBy {
            return refuse(task, because: "\(other), which it comes after, must be completed, or left out of its plan")
        }
        forgiveIfExhausted(old)
        decide(.releaseTask, task, input: ["status": .string(old.task.status.text)], because: "a person let it go on")
        let isDone = old.step == nil
        let isLive = live[task] != nil
        change(task, "\(task) was released") { entry in
            entry.task.isHeld = false
            entry.progress.hold = nil
            entry.progress.waits = nil
            guard entry.task.status == .known(.blocked) else { return }
            entry.task.status = .known(isLive ? .active : .detected)
        }
        if isDone, !isLive { complete(task, because: "a person accepted what its last step came to") }
        settle(task)
    }

    mutating func taskCancelled(_ task: TaskID, _ why: String) {
        guard workable(task) != nil else { return }
        unqueue(task)
        change(task, "\(task) was cancelled") { entry in
            entry.task.status = .known(.cancelled)
            entry.task.failureReason = why
            entry.progress.waits = nil
            entry.progress.blockedBy = nil
        }
        decide(.cancelTask, task, input: ["is_live": .bool(live[task] != nil)], because: why)
        stopIfCancelled(task)
        settleDependents(of: task)
    }

    mutating func taskRetried(_ task: TaskID) {
        guard let old = records[task]?.entry else { return refuse(task, because: unknown(task)) }
        guard live[task] == nil else { return refuse(task, because: "it is being worked on") }
        forgive(old.plan.lineage)
        decide(
            .retryTask,
            task,
            input: ["status": .string(old.task.status.text)],
            because: "a person wants it tried again"
        )
        records[task]?.due = nil
        change(task, "\(task) is tried again") { entry in
            entry.task.status = .known(.detected)
            entry.progress.step = min(entry.progress.step, entry.plan.steps.count - 1)
            entry.progress.notBefore = nil
            entry.progress.blockedBy = nil
            entry.progress.waits = nil
        }
        settle(task)
        settleDependents(of: task)
    }

    mutating func taskBlocked(_ task: TaskID, _ why: String) {
        guard workable(task) != nil else { return }
        unqueue(task)
        block(task, because: why)
    }

    mutating func taskAssigned(_ task: TaskID, slot: Int?, isForced: Bool) {
        guard workable(task) != nil else { return }
        guard live[task] == nil else { return refuse(task, because: "it is being worked on") }
        let due = records[task]?.due
        if isForced {
            // What waits for a time alone need not wait for a person who is in a hurry.
            records[task]?.due = now.boot
            settle(task)
        }
        if let why = refusal(to: task, slot: slot, isForced: isForced) {
            records[task]?.due = due
            settle(task)
            return refuse(task, because: why)
        }
        guard let lane = records[task]?.lane else { return }
        select(task, lane, slot: slot, by: isForced ? "a person forced its start" : "a person wants it started next")
    }

    private func refusal(to task: TaskID, slot: Int?, isForced: Bool) -> String? {
        guard let lane = records[task]?.lane else {
            let entry = records[task]?.entry
            return entry?.progress.waits ?? entry?.task.failureReason ?? "it does not wait for its turn"
        }
        if let slot, slot >= slotCount || live.task(inSlot: slot) != nil {
            let taken = live.task(inSlot: slot).map { "\($0) has it" } ?? "there are \(slotCount)"
            return "slot \(slot) is not free: \(taken)"
        }
        let writer = live.writer(where: lane).map { StartObstacle.writer($0, repository: lane.repository ?? "") }
        let budget = budgetHolds[.everything].map { StartObstacle.budget($0.why) }
        let obstacles = [
            writer, flockObstacle, budget, poolObstacle(lane.pool), slotObstacle, intervalObstacle, roomObstacle,
        ]
        return obstacles.compactMap(\.self).first { !isForced || !$0.yieldsToForce }?.text
    }

    /// Why the machine has no room, even where something else is told first.
    private var roomObstacle: StartObstacle? {
        guard resources.isMeasured else { return .unmeasured }
        if resources.isMemoryLow { return .memory(least: limits.memoryMin) }
        return resources.isDiskLow ? .disk(least: limits.diskMin) : nil
    }

    /// A task that is known and not over; what is no such task is refused.
    private mutating func workable(_ task: TaskID, function: String = #function) -> TaskEntry? {
        guard let entry = records[task]?.entry else {
            refuse(task, because: unknown(task), function: function)
            return nil
        }
        guard entry.task.status.known?.isOver != true else {
            refuse(task, because: "it is \(entry.task.status)", function: function)
            return nil
        }
        return entry
    }

    private func unknown(_ task: TaskID) -> String {
        ended[task].map { "it is \($0.rawValue)" } ?? "nobody has added it"
    }

    /// Why nobody could go by its plan.
    private func fault(in entry: TaskEntry) -> String? {
        do throws(TaskPlanError) { try entry.plan.check(for: entry.id) } catch { return error.description }
        let cycle = dependencies.cycle(of: entry.id, after: entry.plan.after)
        return cycle.map { "it would come after itself: " + $0.map(\.text).joined(separator: " after ") }
    }
}
