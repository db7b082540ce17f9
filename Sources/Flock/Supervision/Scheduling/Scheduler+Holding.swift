import Domain
import JSON

/// What stops for a person, and what a person forgives.
extension Scheduler {
    mutating func hold(_ task: TaskID, because why: String) {
        unqueue(task)
        let text = StartObstacle.held(why).text
        let isLive = live[task] != nil
        change(task, "\(task) is on hold: \(why)") { entry in
            entry.task.isHeld = true
            entry.progress.hold = why
            if !isLive { entry.progress.waits = text }
        }
        decide(.holdTask, task, output: ["held": true], because: why)
    }

    mutating func block(_ task: TaskID, because why: String, input: JSONObject = JSONObject()) {
        change(task, "\(task) is blocked: \(why)") { entry in
            entry.task.status = .known(.blocked)
            entry.task.failureReason = why
            entry.progress.waits = nil
        }
        decide(.blockTask, task, input: input, because: why)
    }

    /// How often a step may fail.
    func attemptsMax(of entry: TaskEntry) -> Int { entry.plan.attemptsMax ?? limits.attemptsMax }

    /// How many attempts at this step failed, in all tasks of the lineage: a retry under a new id is a retry.
    func failures(in entry: TaskEntry) -> Int {
        (lineages[entry.plan.lineage] ?? []).reduce(0) { sum, member in
            guard let other = records[member]?.entry, other.step == entry.step else { return sum }
            return sum + other.progress.failed
        }
    }

    /// Why no task of its lineage is to be started any more.
    func lineageObstacle(_ task: TaskID) -> String? {
        guard let entry = records[task]?.entry else { return nil }
        let failures = failures(in: entry)
        guard failures >= attemptsMax(of: entry) else { return nil }
        return "\(failures) attempts in the lineage of \(entry.plan.lineage) failed"
    }

    func forgets(_ time: WallTime) -> Bool { time <= now.wall - limits.failedStartsWindow }

    /// A start came to nothing: too many of them hold the lineage, and then all.
    mutating func noteFailedStart(_ entry: TaskEntry) {
        standing.failedStarts = standing.failedStarts.filter { !forgets($0) } + [now.wall.truncatedToMilliseconds]
        let lineage = entry.plan.lineage
        let members = (lineages[lineage] ?? []).sorted()
        let count = members.reduce(0) { sum, member in
            sum + (records[member]?.entry.progress.failedStarts.count { !forgets($0) } ?? 0)
        }
        if count >= limits.lineageFailedStartsMax { breakLoop(of: lineage, members, count) }
        guard standing.failedStarts.count >= limits.failedStartsMax else { return }
        let window = DurationText.write(limits.failedStartsWindow)
        let count64 = Int64(standing.failedStarts.count)
        standing.brokenUntil = (now.wall + limits.failedStartsWindow).truncatedToMilliseconds
        standing.failedStarts = []
        decide(
            .breakLoop,
            nil,
            input: [
                "failed_starts": .integer(count64), "failed_starts_max": JSONValue(limits.failedStartsMax as Int?),
            ],
            output: ["broken_until": JSONValue(standing.brokenUntil?.iso)],
            because:
                "\(count64) starts came to nothing within \(window); a person can resume the flock before that is over"
        )
    }

    private mutating func breakLoop(of lineage: TaskID, _ members: [TaskID], _ count: Int) {
        let window = DurationText.write(limits.failedStartsWindow)
        let why = "\(count) starts in the lineage of \(lineage) came to nothing within \(window)"
        decide(
            .breakLoop,
            lineage,
            input: ["failed_starts": .integer(Int64(count)), "tasks": .array(members.map { .string($0.text) })],
            output: ["held": true],
            because: why
        )
        for member in members {
            guard let entry = records[member]?.entry, entry.task.status.known?.isOver == false, !entry.task.isHeld
            else {
                continue
            }
            hold(member, because: why)
        }
    }

    /// A person wants the lineage to go on: what failed before does not count any more.
    mutating func forgive(_ lineage: TaskID) {
        for member in (lineages[lineage] ?? []).sorted() {
            change(member, "\(member) starts afresh") { entry in
                entry.progress.failed = 0
                entry.progress.failedStarts = []
            }
        }
    }

    mutating func forgiveIfExhausted(_ entry: TaskEntry) {
        let members = lineages[entry.plan.lineage] ?? []
        let hasFailedStarts = members.contains { records[$0]?.entry.progress.failedStarts.isEmpty == false }
        if hasFailedStarts || failures(in: entry) >= attemptsMax(of: entry) { forgive(entry.plan.lineage) }
    }
}
