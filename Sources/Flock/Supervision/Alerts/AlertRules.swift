package import Domain
import JSON

/// What of all that happens somebody is told of. Pure: what stands in the journal decides.
package struct AlertRules: Sendable {
    private struct Standing {
        var status: TaskStatus?
        var isHeld = false

        /// Whether it waits for its turn, or is worked on.
        var isWorkable: Bool {
            switch status {
            case .detected, .assigned, .active: !isHeld
            case .completed, .failed, .blocked, .cancelled, nil: false
            }
        }
    }

    /// Tasks that are not over.
    private var tasks: [String: Standing] = [:]
    private var workable: Set<String> = []
    /// How tasks ended, or were blocked, since there was last nothing to do.
    private var came: [TaskStatus: Set<String>] = [:]

    package init(_ entries: [TaskEntry] = []) {
        for entry in entries {
            note(entry.id.text, Standing(status: entry.task.status.known, isHeld: entry.task.isHeld))
        }
    }

    /// - Parameter event: a line of the daemon's journal, as it is written.
    package mutating func alerts(of event: Event) -> [Alert] {
        switch event.sessionType {
        case .known(.verdict): Self.verdict(event).map { [$0] } ?? []
        case .known(.budget): [Self.budget(event)]
        case .known(.taskChanged): taskChanged(event)
        case .known(.system): Self.system(event).map { [$0] } ?? []
        case .known, .unknown: []
        }
    }

    /// A daemon begins where there was one before: it was restarted, or the one before it had died.
    package static func restarted(after pid: Int32?, died: Int, at time: WallTime, session: SessionID) -> Alert? {
        guard pid != nil || died > 0 else { return nil }
        let why = died > 0 ? "the one before it ended without a word" : "it was restarted"
        return Alert(
            .daemonRestarted,
            key: "daemon_restarted:\(session)",
            level: died > 0 ? .warn : .info,
            "the daemon has begun again: \(why)",
            hint: "roost daemon status",
            at: time
        )
    }

    // MARK: - One by one

    private static func verdict(_ event: Event) -> Alert? {
        let data = event.data
        // Whether people are told of it the policy says.
        guard data["notify"]?.bool != false, let word = data["verdict"]?.stringValue,
            let run = data["worker_id"]?.stringValue
        else { return nil }
        let since = data["since"].map { $0.stringValue ?? JSONWriter.text($0) } ?? event.createdAt.iso
        let task = data["task_id"]?.stringValue
        let subject = task.map { "\($0) (\(run))" } ?? run
        let told: (kind: AlertKind, text: String)
        switch word {
        case "waiting_permission": told = (.needsInput, "\(subject) waits for a permission")
        case "waiting_answer": told = (.needsInput, "\(subject) waits for an answer")
        case "stalled":
            let cause = data["cause"]?.stringValue.map { ": \(VerdictCause(rawValue: $0)?.text ?? $0)" } ?? ""
            told = (.stuck, "\(subject) is stuck\(cause)")
        default: return nil
        }
        return Alert(
            told.kind,
            key: "\(told.kind.rawValue):\(run):\(word):\(since)",
            level: .warn,
            told.text,
            hint: "roost why \(run)",
            at: event.createdAt,
            task: task,
            run: run
        )
    }

    private static func budget(_ event: Event) -> Alert {
        Alert(
            .budget,
            key: "budget:\(event.id)",
            level: event.data["level"] == "full" ? .error : .warn,
            event.message,
            hint: "roost budget",
            at: event.createdAt,
            task: event.data["scope"] == "task" ? event.data["scope_id"]?.stringValue : nil,
            run: event.data["scope"] == "run" ? event.data["scope_id"]?.stringValue : nil
        )
    }

    private static func system(_ event: Event) -> Alert? {
        guard event.data["event_type"] == "restart_failed" else { return nil }
        return Alert(
            .daemonRestarted,
            key: "restart_failed:\(event.id)",
            level: .error,
            "a restart of the daemon has failed",
            hint: "roost daemon status",
            at: event.createdAt
        )
    }

    private mutating func taskChanged(_ event: Event) -> [Alert] {
        guard let task = event.data["task_id"]?.stringValue else { return [] }
        let status = event.data["status"]?.stringValue.flatMap(TaskStatus.init)
        let wasIdle = workable.isEmpty
        var standing = tasks[task] ?? Standing()
        if let status { standing.status = status }
        if let isHeld = event.data["is_held"]?.bool { standing.isHeld = isHeld }
        note(task, standing)
        if let status, status.isOver || status == .blocked { came[status, default: []].insert(task) }
        var alerts: [Alert] = []
        if status == .failed { alerts.append(Self.failed(task, event)) }
        if workable.isEmpty, !wasIdle, let done = allDone(event) { alerts.append(done) }
        return alerts
    }

    private static func failed(_ task: String, _ event: Event) -> Alert {
        Alert(
            .failed,
            key: "failed:\(task):\(event.id)",
            level: .error,
            "\(task) has failed",
            hint: "roost why \(task)",
            at: event.createdAt,
            task: task
        )
    }

    private mutating func allDone(_ event: Event) -> Alert? {
        let counts = TaskStatus.allCases.compactMap { status in
            came[status].map { "\($0.count) \(status.rawValue)" }
        }
        came = [:]
        guard !counts.isEmpty else { return nil }
        return Alert(
            .allDone,
            key: "all_done:\(event.id)",
            level: .info,
            "nothing is left to be worked on: \(counts.joined(separator: ", "))",
            hint: "roost task list",
            at: event.createdAt
        )
    }

    private mutating func note(_ task: String, _ standing: Standing) {
        tasks[task] = standing.status?.isOver == true ? nil : standing
        if standing.isWorkable { workable.insert(task) } else { workable.remove(task) }
    }
}
