import Domain
import JSON

/// What holds for all tasks.
extension Scheduler {
    mutating func paused(by person: String) {
        guard standing.pausedBy == nil else { return }
        standing.pausedBy = person
        toldObstacle = StartObstacle.paused(by: person).text
        decide(.holdDispatch, nil, output: ["starts": false], because: StartObstacle.paused(by: person).text)
    }

    mutating func resumed(by person: String) {
        guard standing.pausedBy != nil || standing.brokenUntil != nil else { return }
        standing.pausedBy = nil
        standing.brokenUntil = nil
        standing.failedStarts = []
        toldObstacle = nil
        decide(.openDispatch, nil, output: ["starts": true], because: "\(person) resumed the flock")
    }

    mutating func scaled(to slots: Int, by person: String) {
        let old = slotCount
        standing.slots = slots
        let input: JSONObject = ["slots": .integer(Int64(old))]
        decide(
            .changeLimits,
            nil,
            input: input,
            output: ["slots": .integer(Int64(slots))],
            because: "\(person) scaled the flock"
        )
    }

    mutating func limitsChanged(_ new: SchedulerLimits) {
        guard new != limits else { return }
        let old = limits
        limits = new
        resources = MeasuredResources()
        decide(
            .changeLimits,
            nil,
            input: ["limits": .object(old.json)],
            output: ["limits": .object(new.json)],
            because: "the settings say so"
        )
        guard old.accounts != new.accounts else { return }
        for task in records.keys.sorted() where records[task]?.lane != nil { settle(task) }
    }

    mutating func closed(_ why: String) {
        guard closedBecause != why else { return }
        closedBecause = why
        isAltered = true
    }

    mutating func opened() {
        guard closedBecause != nil else { return }
        closedBecause = nil
        isAltered = true
    }

    mutating func resourcesMeasured(memory: ByteCount, disk: ByteCount) {
        if resources.measured(memory: memory, disk: disk, limits: limits) { isAltered = true }
    }

    /// All tasks of the account, or of the agent, wait until then.
    mutating func rateLimitHeard(_ limited: RateLimited, until: WallTime) {
        let until = min(until, now.wall + SchedulerLimits.rateLimitMost).truncatedToMilliseconds
        guard until > now.wall, standing.rateLimits[limited].map({ $0 < until }) ?? true else { return }
        standing.rateLimits[limited] = until
        decide(
            .holdAccount,
            nil,
            input: ["limited": .string(limited.text)],
            output: ["until": .string(until.iso)],
            because: "\(limited) met a rate limit that holds until \(until)"
        )
    }

    /// Drops what is over, and what a clock that was set back would draw out.
    mutating func correctStanding() {
        for (limited, until) in standing.rateLimits where until <= now.wall { standing.rateLimits[limited] = nil }
        guard let until = standing.brokenUntil else { return }
        if until <= now.wall {
            standing.brokenUntil = nil
        } else if until > now.wall + limits.failedStartsWindow {
            standing.brokenUntil = (now.wall + limits.failedStartsWindow).truncatedToMilliseconds
        }
    }
}
