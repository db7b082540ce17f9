import Domain
import JSON
import Settings

@testable import Supervision

/// What goes wrong.
extension SimulatedFlock {
    /// The daemon is gone, and another one begins: the runs went on, ended, or were broken off by the machine.
    func restart() {
        steps.append("restart")
        orders = []
        checkReplay()
        let isReboot = chance(4)
        for (task, run) in runs.sorted(by: { $0.key < $1.key }) {
            if isReboot || chance(6) {
                var end = EndedRun(
                    task: task,
                    run: run.run,
                    outcome: isReboot ? .interrupted : .lost,
                    duration: .seconds(1)
                )
                end.reason = isReboot ? .reboot : .unknown
                runs[task] = nil
                untold[task] = end
            }
        }
        if chance(3) { addByCommand() }
        let tasks = reread()
        if isReboot { boot = BootTime(nanoseconds: Int64(pick(1...1_000_000))) }
        advance(.seconds(pick(0...300)))
        endRuns(isTold: false)
        dueBoot = [:]
        for entry in tasks.entries {
            guard let notBefore = entry.progress.notBefore else { continue }
            dueBoot[entry.id] = boot + min(max(notBefore - wall, .zero), Scheduler.delayMost)
        }
        // Of the others the journal knows already how they ended.
        let inDoubt = Set(tasks.inDoubt.map(\.id))
        untold = untold.filter { inDoubt.contains($0.key) }
        begin(tasks)
        adopt(tasks.inDoubt.map(\.id))
    }

    private func adopt(_ tasks: [TaskID]) {
        let life = sessionCount
        // A daemon that is killed over it leaves the rest to the next one.
        for task in tasks where sessionCount == life {
            if let end = untold[task] {
                tellEnd(end)
            } else if let run = runs[task] {
                tell(.runAdopted(task, run.run))
            } else {
                tell(.startFailed(task, .interrupted, why: "the daemon was killed"))
            }
        }
    }

    /// Somebody adds a task while there is no daemon: a session of its own.
    private func addByCommand() {
        guard let task = newTask() else { return }
        steps.append("a command adds \(task.id)")
        let id = SessionID.mint(at: wall, random: random.next())
        let event = Event(
            sequence: 1,
            scope: .session(id),
            typeText: SessionEventType.taskChanged.rawValue,
            level: .known(.info),
            createdAt: wall.truncatedToMilliseconds,
            message: "added",
            data: task.json
        )
        commandEvents.append([event])
    }

    /// The daemon is killed while it writes what it decided, before it does any of it.
    func tear() {
        let isKilled = !tell(.timePassed, killedAfter: 0)
        if isKilled { restart() }
    }

    func jumpClock() { wall = wall + .seconds(pick(-20_000...20_000)) }

    func advance(_ duration: Duration) {
        wall = wall + duration
        boot = boot + duration
    }

    func endRuns(isTold: Bool) {
        for (task, run) in runs.sorted(by: { $0.key < $1.key }) where run.endsAt <= boot {
            runs[task] = nil
            untold[task] = run.end
            if isTold { tellEnd(run.end) }
        }
    }

    func tellEnd(_ end: EndedRun) {
        let entry = scheduler[end.task]
        let isRateLimit = end.rateLimitedUntil.map { $0 > wall } ?? false
        let isLost = end.outcome == .lost && limits.retriesLost
        let hasFailed = end.outcome == .failed && end.reason != .budget && !end.needsHuman && !isRateLimit
        let isStopped = entry?.progress.awaitedRetry?.run == end.run && end.outcome != .completed
        let counts = hasFailed || isLost || isStopped
        if counts, let step = entry?.step, counted.insert(end.run).inserted {
            failures["\(end.task) \(step)", default: 0] += 1
        }
        let limitsBefore = rateLimits
        if let until = end.rateLimitedUntil, let running = scheduler.live[end.task] {
            note(.account(running.lane.pool.account), until)
        }
        untold[end.task] = nil
        if !isCalm, chance(30) {
            // Killed after some of the lines: the files of the run will tell it again.
            let count = pick(0...2)
            guard !tell(.runEnded(end), killedAfter: count) else { return }
            untold[end.task] = end
            // Nobody who comes after has heard of it.
            if count == 0 { rateLimits = limitsBefore }
            restart()
        } else {
            tell(.runEnded(end))
        }
    }

    func note(_ limited: RateLimited, _ until: WallTime) {
        if until > wall { rateLimits[limited] = max(until, rateLimits[limited] ?? until) }
    }
}
