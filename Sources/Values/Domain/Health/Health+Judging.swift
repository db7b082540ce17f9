import JSON

/// How health follows from facts. All views use this, and nothing else decides on a light.
extension Health {
    /// The state of a daemon that is not there.
    package static let daemonMissing = "not running"

    package static func judge(_ facts: HealthFacts, limits: HealthLimits = HealthLimits()) -> Health {
        let workers = facts.workers.map { worker($0, limits) }
        return Health(
            takenAt: facts.takenAt,
            daemon: daemon(facts.daemon, facts.journalTrouble),
            panes: (pane(.architect, facts), pane(.manager, facts)),
            workers: workers,
            recorder: recorder(facts, workers),
            index: index(facts.index),
            triggers: facts.triggers.map(triggers),
            disk: disk(facts.room),
            archive: archive(facts.archive)
        )
    }

    private static func daemon(_ daemon: HealthFacts.Daemon, _ journalTrouble: String?) -> HealthPart {
        switch daemon {
        case .running(let pid, let uptime, let state, let troubles):
            let all = troubles + (journalTrouble.map { ["its journal is not written: \($0)"] } ?? [])
            let isAtWork = state == "running" || state == "paused"
            let about = ["PID \(pid), \(AgeText.write(uptime))"] + all
            return HealthPart(
                "daemon",
                isAtWork && all.isEmpty ? .green : .yellow,
                state,
                about.joined(separator: "; "),
                data: ["pid": .integer(Int64(pid)), "uptimeMs": milliseconds(uptime)]
            )
        case .silent(let pid):
            let data: JSONObject = ["pid": .integer(Int64(pid)), "uptimeMs": .null]
            return HealthPart("daemon", .red, "silent", "PID \(pid) does not answer", data: data)
        case .missing:
            let data: JSONObject = ["pid": .null, "uptimeMs": .null]
            return HealthPart("daemon", .red, daemonMissing, "start it: roost daemon start", data: data)
        }
    }

    private static func pane(_ name: PaneName, _ facts: HealthFacts) -> HealthPart {
        let pane = facts.panes.first { $0.name == name } ?? HealthFacts.Pane(name, isSetUp: false, .missing)
        let data: JSONObject = [
            "alive": pane.sight.isAlive.map { .bool($0) } ?? .null,
            "lastActivity": JSONValue(pane.lastActivityAt?.iso), "idleMs": milliseconds(pane.idle),
        ]
        let (light, state, detail) = look(pane)
        return HealthPart(name.rawValue, light, state, detail, data: data)
    }

    private static func look(_ pane: HealthFacts.Pane) -> (HealthLight, String, String?) {
        let lastSeen = pane.idle.map { "last seen \(AgeText.write($0)) ago" }
        let start = "start it: roost pane start \(pane.name.rawValue)"
        guard pane.isSetUp || pane.sight == .alive else { return (.off, "not set up", nil) }
        switch pane.sight {
        case .alive:
            let quiet = pane.idle ?? pane.seenFor ?? .zero
            let isQuiet = quiet > HealthLimits.paneActive
            return (isQuiet ? .yellow : .green, isQuiet ? "quiet" : "active", lastSeen ?? "no activity seen yet")
        case .missing: return (.red, "missing", [lastSeen, start].compactMap(\.self).joined(separator: "; "))
        case .ended:
            let again = "start it again: roost pane restart \(pane.name.rawValue)"
            return (.red, "ended", [lastSeen, again].compactMap(\.self).joined(separator: "; "))
        case .unknown(let why):
            return (.unknown, "unknown", [why, lastSeen].compactMap(\.self).joined(separator: "; "))
        }
    }

    private static func worker(_ worker: HealthFacts.Worker, _ limits: HealthLimits) -> HealthPart {
        let data: JSONObject = [
            "run": .string(worker.run.text), "task": .string(worker.task.text),
            "worker": JSONValue(worker.worker?.text), "heartbeatAgeMs": milliseconds(worker.heartbeatAge),
        ]
        let name = worker.worker?.text ?? worker.run.text
        guard let age = worker.heartbeatAge else {
            return HealthPart(name, .unknown, worker.status, "no heartbeat can be read", data: data)
        }
        let light: HealthLight =
            age < HealthLimits.heartbeatFresh ? .green : age < limits.workerTimeout ? .yellow : .red
        let waits = worker.waitsFor.map { "; its recorder waits for \($0)" } ?? ""
        return HealthPart(name, light, worker.status, "heartbeat \(AgeText.write(age)) ago\(waits)", data: data)
    }

    /// What records each run is what gives the heartbeats of its worker.
    private static func recorder(_ facts: HealthFacts, _ workers: [HealthPart]) -> HealthPart {
        let waiting = facts.workers.count { $0.waitsFor != nil }
        let lost = workers.count { $0.light == .red }
        let late = workers.count { $0.light == .yellow || $0.light == .unknown }
        let runs = workers.count == 1 ? "1 run" : "\(workers.count) runs"
        if lost > 0 { return HealthPart("recorder", .red, "silent", "of \(lost) of \(runs)") }
        if waiting > 0 { return HealthPart("recorder", .yellow, "waiting", "for the disk, in \(waiting) of \(runs)") }
        if late > 0 { return HealthPart("recorder", .yellow, "late", "in \(late) of \(runs)") }
        if workers.isEmpty { return HealthPart("recorder", .green, "idle", "no run goes on") }
        return HealthPart("recorder", .green, "recording", runs)
    }

    private static func index(_ index: HealthFacts.Index) -> HealthPart {
        switch index {
        case .running(let pid, let lag):
            let behind = lag.map { ", \(AgeText.write($0)) behind" } ?? ""
            let data: JSONObject = ["pid": .integer(Int64(pid)), "lagMs": milliseconds(lag)]
            return HealthPart("index", .green, "running", "PID \(pid)\(behind)", data: data)
        case .away: return HealthPart("index", .yellow, "away", "it is started again", data: ["pid": .null])
        case .unattended:
            return HealthPart("index", .off, "unattended", "whoever asks it catches up", data: ["pid": .null])
        }
    }

    private static func triggers(_ triggers: [HealthFacts.Trigger]) -> HealthPart {
        let troubled = triggers.filter { $0.trouble != nil }
        let list = triggers.map { trigger -> JSONValue in
            let object: JSONObject = [
                "name": .string(trigger.name), "state": .string(trigger.state), "trouble": JSONValue(trigger.trouble),
            ]
            return .object(object)
        }
        let told = troubled.map { "\($0.name): \($0.trouble ?? "")" }.joined(separator: "; ")
        return HealthPart(
            "triggers",
            troubled.isEmpty ? .green : .yellow,
            troubled.isEmpty ? "watching" : "in trouble",
            troubled.isEmpty ? "\(triggers.count)" : told,
            data: ["sources": .array(list)]
        )
    }

    private static func disk(_ room: HealthFacts.Room?) -> HealthPart {
        guard let room else { return HealthPart("disk", .unknown, "unknown", "its room cannot be looked at") }
        let data: JSONObject = [
            "path": .string(room.path), "freeBytes": .integer(room.free.bytes),
            "leastBytes": .integer(room.least.bytes),
        ]
        if room.free < HealthLimits.roomLeast {
            return HealthPart("disk", .red, "full", "\(room.free) free; agents wait for room", data: data)
        }
        if room.free < room.least {
            return HealthPart(
                "disk",
                .yellow,
                "low",
                "\(room.free) free, below \(room.least): nothing new starts",
                data: data
            )
        }
        return HealthPart("disk", .green, "room", "\(room.free) free", data: data)
    }

    private static func archive(_ archive: HealthFacts.Archive) -> HealthPart {
        switch archive {
        case .none: return HealthPart("archive", .off, "none", "nothing is archived yet")
        case .there(let path, let months):
            let data: JSONObject = ["path": .string(path), "months": .integer(Int64(months))]
            return HealthPart("archive", .green, "there", months == 1 ? "1 month" : "\(months) months", data: data)
        case .away(let path):
            return HealthPart("archive", .yellow, "away", "\(path) cannot be reached", data: ["path": .string(path)])
        }
    }

    private static func milliseconds(_ duration: Duration?) -> JSONValue {
        JSONValue(duration.map { $0.nanoseconds / 1_000_000 })
    }
}
