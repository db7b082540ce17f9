import Domain
import JSON

/// What becomes of runs.
extension Scheduler {
    mutating func runConfirmed(_ task: TaskID, _ run: RunID, isAdopted: Bool) {
        guard let running = live[task] else { return passOver(task, run, because: "no run of \(task) was ordered") }
        if let known = running.run, known != run { return passOver(task, run, because: "\(known) works on \(task)") }
        guard run != running.previous else { return passOver(task, run, because: "\(run) was the run before this one") }
        live.confirm(task, as: run)
        isAltered = true
        let isOver = records[task]?.entry.task.status.known?.isOver == true
        let time = now.wall.truncatedToMilliseconds
        change(task, "\(task) is active") { entry in
            entry.progress.lastRun = run
            entry.progress.slot = running.slot
            if [.known(.assigned), .known(.active)].contains(entry.task.status) { entry.task.status = .known(.active) }
            if entry.task.startedAt == nil { entry.task.startedAt = time }
        }
        decide(
            isAdopted ? .adoptRun : .confirmStart,
            task,
            input: ["run": .string(run.text), "slot": .integer(Int64(running.slot))],
            because: isAdopted ? "its run outlived the daemon before this one" : "its run has begun"
        )
        if isOver { stopIfCancelled(task) }
        // Whoever should have stopped it may have ended before that.
        if isAdopted { stopIfRetryIsAwaited(task) }
    }

    /// It holds until the run is over, whatever becomes of the daemon that heard it. Whoever wants it stops the run.
    mutating func retryAwaited(_ task: TaskID, _ retry: AwaitedRetry) {
        guard live[task]?.run == retry.run else { return passOver(task, retry.run, because: "it does not go on") }
        change(task, "\(retry.run) is stopped, and its step tried again") { $0.progress.awaitedRetry = retry }
        let input: JSONObject = ["run": .string(retry.run.text), "is_failure": .bool(retry.isFailure)]
        decide(.restartRun, task, input: input, because: "\(retry.by) wants its step tried again")
    }

    mutating func startFailed(_ task: TaskID, _ failure: StartFailure, _ why: String) {
        guard let running = live[task] else { return passOver(task, nil, because: "no run of \(task) was ordered") }
        guard running.run == nil else { return passOver(task, running.run, because: "the run of \(task) has begun") }
        release(task)
        guard let entry = records[task]?.entry else { return }
        let input: JSONObject = ["failure": .string(failure.rawValue), "why": .string(why)]
        guard entry.task.status.known?.isOver != true else { return settleEnded(task, input) }
        switch failure {
        case .interrupted: tryAgain(task, after: nil, input, because: "its run was not begun: \(why)")
        case .resources:
            let delay = delay(entry, failures: entry.progress.interrupted + 1, isStart: false)
            tryAgain(task, after: delay, input, because: "there is no room for its run: \(why)")
            noteFailedStart(entry)
        case .preflight, .spawn:
            fail(
                task,
                input,
                isStart: true,
                because: "its run could not be started: \(why)",
                blocks: failure == .preflight
            )
        }
    }

    mutating func runEnded(_ end: EndedRun) {
        let task = end.task
        guard let running = live[task] else { return passOver(task, end.run, because: "no run of \(task) was ordered") }
        if let known = running.run, known != end.run {
            return passOver(task, end.run, because: "\(known) works on \(task)")
        }
        guard end.run != running.previous else {
            return passOver(task, end.run, because: "\(end.run) was the run before this one")
        }
        // Told first, so that all that changes of the task is one line: nobody who is killed leaves half of it.
        if let until = end.rateLimitedUntil { rateLimitHeard(.account(running.lane.pool.account), until: until) }
        release(task)
        guard let entry = records[task]?.entry else { return }
        let retry = entry.progress.awaitedRetry.flatMap { $0.run == end.run ? $0 : nil }
        change(task, "\(end.run) has ended") { entry in
            entry.progress.lastRun = end.run
            entry.progress.awaitedRetry = nil
        }
        let input: JSONObject = [
            "run": .string(end.run.text), "outcome": .string(end.outcome.rawValue),
            "reason": JSONValue(end.reason?.rawValue), "exit_code": JSONValue(end.exitCode),
            "needs_human": .bool(end.needsHuman), "duration_ms": .integer(Int64(end.duration / .milliseconds(1))),
            "has_worked": .bool(end.hasWorked), "attempt": .integer(Int64(entry.progress.attempt)),
            "failed_before": .integer(Int64(entry.progress.failed)),
        ]
        guard entry.task.status.known?.isOver != true else { return settleEnded(task, input) }
        if !end.cameToNothing { change(task, "\(task) has begun well") { $0.progress.failedStarts = [] } }
        // What is completed before it could be stopped needs no other attempt.
        guard let retry, end.outcome != .completed else { return conclude(end, input) }
        retryNow(task, retry, input)
    }

    private mutating func retryNow(_ task: TaskID, _ retry: AwaitedRetry, _ input: JSONObject) {
        let reason = "\(retry.by) had its run stopped so that its step is tried again"
        guard !retry.isFailure else { return fail(task, input, isStart: false, because: reason) }
        if let lineage = records[task]?.entry.plan.lineage { forgive(lineage) }
        tryAgain(task, after: nil, input, because: reason)
    }

    private mutating func conclude(_ end: EndedRun, _ input: JSONObject) {
        let task = end.task
        let summary = end.summary.isEmpty ? "" : ": \(end.summary)"
        switch end.outcome {
        case .completed: advance(end, input)
        case .blocked: block(task, because: "its agent says that it is blocked\(summary)", input: input)
        case .prepared: block(task, because: "its run was only prepared", input: input)
        case .interrupted where end.reason == .stopped:
            block(task, because: "its run was stopped\(summary)", input: input)
        case .interrupted: tryAgain(task, after: nil, input, because: "its run was broken off by a restart")
        case .lost where !limits.retriesLost:
            block(task, because: "nobody knows how its run ended, and a person must say", input: input)
        case .lost: fail(task, input, isStart: false, because: "nobody knows how its run ended")
        case .failed where end.reason == .budget: stoppedByBudget(end, input)
        case .failed:
            if end.needsHuman { return block(task, because: "its agent needs a person\(summary)", input: input) }
            if let until = end.rateLimitedUntil, until > now.wall {
                return tryAgain(task, after: nil, input, because: "its run met a rate limit, until \(until)")
            }
            let how = end.reason.map { " (\($0.rawValue))" } ?? ""
            fail(task, input, isStart: end.cameToNothing, because: "its run failed\(how)\(summary)")
        }
    }

    /// The step is done: the next one is, or all of them are.
    private mutating func advance(_ end: EndedRun, _ input: JSONObject) {
        guard let step = records[end.task]?.entry.step else { return }
        change(end.task, "\(end.task): \(step.rawValue) is done") { entry in
            entry.progress.carried.append(
                StepCarry(step: step, run: end.run, summary: end.summary, followups: end.followups)
            )
            entry.progress.step += 1
            entry.progress.attempt = 0
            entry.progress.failed = 0
            entry.progress.interrupted = 0
        }
        if end.needsHuman {
            return block(
                end.task,
                because: "its agent has done its part, and needs a person: \(end.summary)",
                input: input
            )
        }
        guard let next = records[end.task]?.entry.step else {
            return complete(end.task, input, because: "its last step, \(step.rawValue), is completed")
        }
        change(end.task, "\(end.task) waits for \(next.rawValue)") { entry in
            // Blocked by a person while the run went on, it stays so.
            if entry.task.status != .known(.blocked) { entry.task.status = .known(.detected) }
        }
        let output: JSONObject = ["next": .string(next.rawValue)]
        decide(.finishStep, end.task, input: input, output: output, because: "\(step.rawValue) is completed")
        settle(end.task)
    }

    mutating func complete(_ task: TaskID, _ input: JSONObject = JSONObject(), because reason: String) {
        let time = now.wall.truncatedToMilliseconds
        change(task, "\(task) is completed") { entry in
            entry.task.status = .known(.completed)
            entry.task.completedAt = time
            entry.progress.waits = nil
        }
        decide(.finishTask, task, input: input, output: ["status": "completed"], because: reason)
        guard let record = records.removeValue(forKey: task) else { return }
        lineages[record.entry.plan.lineage]?.remove(task)
        if lineages[record.entry.plan.lineage]?.isEmpty == true { lineages[record.entry.plan.lineage] = nil }
        ended.note(task, .completed)
        dependencies.set(task, after: [])
        settleDependents(of: task)
    }

    /// It is tried again, and what happened does not count as a failure.
    mutating func tryAgain(
        _ task: TaskID,
        after delay: Duration?,
        _ input: JSONObject,
        because reason: String
    ) {
        change(task, "\(task) is tried again") { entry in
            entry.progress.interrupted += 1
            if entry.task.status != .known(.blocked) { entry.task.status = .known(.detected) }
        }
        let output = putOff(task, delay)
        decide(.retryTask, task, input: input, output: output, because: reason)
        settle(task)
    }

    private mutating func fail(
        _ task: TaskID,
        _ input: JSONObject,
        isStart: Bool,
        because reason: String,
        blocks: Bool = false
    ) {
        let time = now.wall.truncatedToMilliseconds
        let kept = limits.lineageFailedStartsMax
        change(task, "\(task): an attempt failed") { entry in
            entry.progress.failed += 1
            guard isStart else { return }
            entry.progress.failedStarts = (entry.progress.failedStarts + [time]).suffix(kept)
        }
        guard let entry = records[task]?.entry else { return }
        let failures = failures(in: entry)
        let most = attemptsMax(of: entry)
        if failures >= most {
            let count = failures == 1 ? "the only attempt" : "\(failures) attempts"
            let cause = reason.hasSuffix(".") ? String(reason.dropLast()) : reason
            if blocks {
                block(task, because: "\(cause); \(count) came to nothing", input: input)
            } else {
                giveUp(task, input, because: "\(cause); \(count) failed, and there are no more than \(most)")
            }
        } else {
            let starts = entry.progress.failedStarts.count
            let output = putOff(
                task,
                delay(entry, failures: isStart ? starts : entry.progress.failed, isStart: isStart)
            )
            let isBlocked = entry.task.status == .known(.blocked)
            change(task, "\(task) is tried again") { if !isBlocked { $0.task.status = .known(.detected) } }
            decide(.retryTask, task, input: input, output: output, because: reason)
        }
        if isStart { noteFailedStart(entry) }
        settle(task)
    }

    private mutating func giveUp(_ task: TaskID, _ input: JSONObject, because reason: String) {
        let time = now.wall.truncatedToMilliseconds
        change(task, "\(task) has failed") { entry in
            entry.task.status = .known(.failed)
            entry.task.failedAt = time
            entry.task.failureReason = reason
            entry.progress.waits = nil
        }
        decide(.failTask, task, input: input, output: ["status": "failed"], because: reason)
        settleDependents(of: task)
    }

    private func delay(_ entry: TaskEntry, failures: Int, isStart: Bool) -> Duration {
        BackOff.delay(
            failures: max(1, failures),
            first: isStart ? limits.startupDelay : limits.retryDelay,
            most: isStart ? limits.startupDelayMax : limits.retryDelayMax,
            lineage: entry.plan.lineage
        )
    }

    private mutating func putOff(_ task: TaskID, _ delay: Duration?) -> JSONObject {
        guard let delay, delay > .zero else { return ["again": true] }
        let due = now.boot + delay
        let notBefore = now.wall(at: due)
        let waits = StartObstacle.delayed(until: notBefore).text
        records[task]?.due = due
        change(task, "\(task) waits until \(notBefore)") { entry in
            entry.progress.notBefore = notBefore
            entry.progress.waits = waits
        }
        return ["again": true, "not_before": .string(notBefore.iso)]
    }

    /// The run of a task is over: its slot and its part of the repository are free.
    private mutating func release(_ task: TaskID) {
        live.remove(task)
        ready.unblock(by: task)
        isAltered = true
        change(task, "\(task) has no run") { $0.progress.slot = nil }
    }

    private mutating func settleEnded(_ task: TaskID, _ input: JSONObject) {
        let status = records[task]?.entry.task.status.text ?? ""
        decide(.finishTask, task, input: input, output: ["status": .string(status)], because: "it was \(status) before")
    }

    mutating func stopIfCancelled(_ task: TaskID) {
        guard let run = live[task]?.run, records[task]?.entry.task.status == .known(.cancelled) else { return }
        actions.append(.stop(StopOrder(task: task, run: run, why: "the task was cancelled")))
    }

    private mutating func stopIfRetryIsAwaited(_ task: TaskID) {
        guard let run = live[task]?.run, records[task]?.entry.progress.awaitedRetry?.run == run else { return }
        actions.append(.stop(StopOrder(task: task, run: run, why: "its step is tried again")))
    }

    private mutating func passOver(_ task: TaskID, _ run: RunID?, because reason: String, function: String = #function)
    {
        decide(.passOverFact, task, input: ["run": JSONValue(run?.text)], because: reason, function: function)
    }
}
