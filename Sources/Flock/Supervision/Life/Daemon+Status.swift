import Domain
package import JSON
import Journal
import Platform

/// What the daemon tells of itself.
extension Daemon {
    package var status: JSONObject {
        let now = clock.now()
        var status: JSONObject = [
            "pid": .integer(Int64(identity.pid)), "version": .string(ProgramVersion.current),
            "state": .string(dispatch.scheduler.isPaused && departure.isStaying ? "paused" : departure.phase),
            "started_at": .string(startedAt.wall.iso),
            "uptime_ms": .integer(now.elapsed(since: startedAt).nanoseconds / 1_000_000),
            "session": .string(journal.session.text), "home": .string(plan.home.root),
        ]
        status["workers_max"] = .integer(Int64(dispatch.scheduler.slotCount))
        status["tasks"] = .object(dispatch.taskCounts)
        let held = budgets.heldBack
        if !held.isEmpty { status["budgets"] = .array(held.map { .string($0) }) }
        let channels = alertStanding
        if !channels.isEmpty { status["alerts"] = .array(channels.map { .object($0) }) }
        status["runs"] = .integer(Int64(runs.live.count))
        status["index_pid"] = index.pid.map { .integer(Int64($0)) }
        status["web_pid"] = web.pid.map { .integer(Int64($0)) }
        status["descriptors"] = descriptorCount.map { .integer($0) }
        status["descriptors_max"] = DescriptorLimit.count.map { .integer($0) }
        status["restart_failure"] = restartFailure.map { .string($0) }
        status["journal_trouble"] = journal.trouble.map { .string("\($0)") }
        return status
    }

    /// How many files it has open.
    private var descriptorCount: Int64? {
        let names = Deliberate.ignore(because: "without /proc it is not known") { () throws(PlatformError) in
            try disk.list("/proc/self/fd")
        }
        // Looking at them is one of them.
        return names.map { Int64($0.count) - 1 }
    }
}
