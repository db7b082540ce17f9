import Control
import Domain
import JSON

/// The metrics that only a daemon knows, by its own status.
struct DaemonMetrics {
    private let status: JSONObject

    init(_ status: JSONObject) { self.status = status }

    var families: [MetricFamily] {
        var families = [verdicts]
        let uptime = MetricFamily("roost_daemon_uptime_seconds", .gauge, "How long the daemon has run")
        if let milliseconds = status["uptime_ms"]?.integerValue {
            families.append(uptime.adding(.time(.milliseconds(milliseconds))))
        }
        let paused = MetricFamily("roost_daemon_paused", .gauge, "Whether it starts nothing new, for it was told so")
        if let state = status["state"]?.stringValue { families.append(paused.adding(.truth(state == "paused"))) }
        let most = MetricFamily("roost_workers_max", .gauge, "How many runs may be at work at once")
        if let count = status["workers_max"]?.integerValue { families.append(most.adding(.whole(count))) }
        let files = MetricFamily("roost_daemon_open_files", .gauge, "Files that the daemon has open")
        if let count = status["descriptors"]?.integerValue { families.append(files.adding(.whole(count))) }
        return families
    }

    /// Every verdict there is, so that none has to be guessed at. One of a newer daemon's counts as unknown, and so
    /// does a run that was not judged yet.
    private var verdicts: MetricFamily {
        var counts: [VerdictKind: Int64] = [:]
        for run in FlockStatus(status).runs { counts[run.verdict?.kind.known ?? .unknown, default: 0] += 1 }
        var family = MetricFamily("roost_workers_by_verdict", .gauge, "Runs that go on, by what each is doing")
        for kind in VerdictKind.allCases { family.add(.whole(counts[kind] ?? 0), ["verdict": kind.rawValue]) }
        return family
    }
}
