import Domain
import JSON
import Settings

extension Scheduler {
    static let candidatesMax = 12

    /// Starts what can be started, the first in order first.
    mutating func dispatch() {
        while slotObstacle == nil, flockObstacle == nil, intervalObstacle == nil,
            let best = ready.best(where: { poolObstacle($0) == nil })
        {
            let task = best.place.task
            if let writer = live.writer(where: best.lane) {
                // Even where it is told already: a replay that lacked this would decide in another order.
                isAltered = true
                ready.block(best.lane, by: writer)
                tell(task, .writer(writer, repository: best.lane.repository ?? ""))
            } else if let why = lineageObstacle(task) {
                hold(task, because: why)
            } else {
                select(task, best.lane)
            }
        }
        tellFlock()
    }

    /// Why nothing at all is started, whatever waits.
    var flockObstacle: StartObstacle? {
        if let closedBecause { return .closed(closedBecause) }
        if let person = standing.pausedBy { return .paused(by: person) }
        if let hold = budgetHolds[.everything] { return .budget(hold.why) }
        if let until = standing.brokenUntil, until > now.wall { return .broken(until: until) }
        if let quiet = limits.quietHours, quiet.rest(atSecond: now.localSecondOfDay) != nil {
            return .quiet(until: quiet.endText)
        }
        guard resources.isMeasured else { return .unmeasured }
        if resources.isMemoryLow { return .memory(least: limits.memoryMin) }
        return resources.isDiskLow ? .disk(least: limits.diskMin) : nil
    }

    var slotObstacle: StartObstacle? {
        live.count < slotCount && live.freeSlot < slotCount ? nil : .noSlot(slots: slotCount)
    }

    var intervalObstacle: StartObstacle? {
        guard let lastStart, now.boot - lastStart < limits.startInterval else { return nil }
        return .interval(limits.startInterval)
    }

    func poolObstacle(_ pool: TaskLane.Pool) -> StartObstacle? {
        for limited in [RateLimited.account(pool.account), .agent(pool.agent)] {
            if let until = standing.rateLimits[limited], until > now.wall { return .rateLimit(limited, until: until) }
        }
        if let most = limits.agentRunsMax[pool.agent], live.count(ofAgent: pool.agent) >= most {
            return .agentLimit(pool.agent, runsMax: most)
        }
        if let most = limits.accountRunsMax[pool.account], live.count(ofAccount: pool.account) >= most {
            return .accountLimit(pool.account, runsMax: most)
        }
        return nil
    }

    /// Why no task of the lane is started now, the widest reason first.
    func obstacle(to lane: TaskLane) -> StartObstacle? {
        flockObstacle ?? poolObstacle(lane.pool) ?? writerObstacle(lane) ?? slotObstacle ?? intervalObstacle
    }

    func writerObstacle(_ lane: TaskLane) -> StartObstacle? {
        guard let repository = lane.repository else { return nil }
        return (ready.blocker(of: lane) ?? live.writer(where: lane)).map { .writer($0, repository: repository) }
    }

    /// Tells of the tasks that came to wait for their turn, and did not get it, why.
    mutating func tellWaiting() {
        // The first figure is a moment away: they are told of what they then wait for.
        guard resources.isMeasured else { return }
        for task in newlyReady.sorted() {
            guard let lane = records[task]?.lane, let obstacle = obstacle(to: lane) else { continue }
            tell(task, obstacle)
        }
    }

    /// Tells once why nothing is started, and once that it goes on.
    private mutating func tellFlock() {
        let obstacle = flockObstacle
        guard obstacle != .unmeasured, obstacle?.text != toldObstacle, obstacle == nil || !ready.isEmpty else { return }
        toldObstacle = obstacle?.text
        let input: JSONObject = [
            "waiting": .integer(Int64(ready.count)), "live": .integer(Int64(live.count)),
            "memory_bytes": JSONValue(resources.memory?.bytes), "disk_bytes": JSONValue(resources.disk?.bytes),
        ]
        if let obstacle {
            decide(.holdDispatch, nil, input: input, output: ["starts": false], because: obstacle.text)
        } else {
            decide(
                .openDispatch,
                nil,
                input: input,
                output: ["starts": true],
                because: "nothing stands against it any more"
            )
        }
    }

    /// Starts a task by a person's word, in that slot or in the lowest.
    mutating func select(_ task: TaskID, _ lane: TaskLane, slot: Int? = nil, by word: String? = nil) {
        let slot = slot ?? live.freeSlot
        guard let place = records[task]?.place else { return }
        let (input, reason) = choice(of: place, lane)
        unqueue(task)
        let attempt = (records[task]?.entry.progress.attempt ?? 0) + 1
        let time = now.wall.truncatedToMilliseconds
        change(task, "\(task) is assigned to slot \(slot)") { entry in
            entry.task.status = .known(.assigned)
            entry.task.assignedAt = time
            entry.progress.attempt = attempt
            entry.progress.slot = slot
            entry.progress.notBefore = nil
            entry.progress.waits = nil
        }
        guard let entry = records[task]?.entry, let step = entry.step else { return }
        decide(
            .selectTask,
            task,
            input: input,
            output: [
                "selected": .string(task.text), "step": .string(step.rawValue), "attempt": .integer(Int64(attempt)),
                "slot": .integer(Int64(slot)),
            ],
            because: word ?? reason
        )
        live.insert(OrderedRuns.Run(task: task, slot: slot, lane: lane, run: nil, previous: entry.progress.lastRun))
        lastStart = now.boot
        actions.append(.start(order(for: entry, step, slot, lane)))
    }

    private func order(for entry: TaskEntry, _ step: TaskStep, _ slot: Int, _ lane: TaskLane) -> StartOrder {
        StartOrder(
            task: entry.id,
            step: step,
            attempt: entry.progress.attempt,
            slot: slot,
            lineage: entry.plan.lineage,
            agent: lane.pool.agent,
            account: lane.pool.account,
            carried: entry.progress.carried
        )
    }

    /// What there was to choose from, each with why it was not chosen, and why this one was.
    private func choice(of chosen: QueuePlace, _ lane: TaskLane) -> (input: JSONObject, reason: String) {
        let candidates = ready.candidates(Self.candidatesMax)
        var next: QueuePlace?
        var passedOver: (TaskID, String)?
        let listed = candidates.map { place, lane -> JSONValue in
            var object: JSONObject = [
                "task": .string(place.task.text), "priority": JSONValue(place.priority),
                "detected_at": .string(place.detectedAt.iso),
            ]
            guard place != chosen else { return .object(object) }
            let obstacle = poolObstacle(lane.pool) ?? writerObstacle(lane)
            if obstacle == nil, next == nil { next = place }
            if let obstacle, place < chosen, passedOver == nil { passedOver = (place.task, obstacle.text) }
            object["why_not"] = .string(obstacle?.text ?? chosen.precedence(over: place))
            return .object(object)
        }
        let input: JSONObject = [
            "slots": .integer(Int64(slotCount)), "live": .integer(Int64(live.count)),
            "waiting": .integer(Int64(ready.count)), "candidates": .array(listed),
            "left_out": .integer(Int64(ready.count - listed.count)),
        ]
        let choice =
            next.map { "\(chosen.precedence(over: $0)) (\($0.task))" } ?? "it is the only one that can be started"
        let ahead = passedOver.map { "; \($0.0) is ahead of it, but \($0.1)" } ?? ""
        return (input, choice + ahead)
    }
}
