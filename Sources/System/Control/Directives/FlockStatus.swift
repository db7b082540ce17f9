package import Domain
package import JSON

/// How a daemon and all that goes on under it are, as it answers `status`. What an older one does not tell is not
/// there; what cannot be read is left out.
package struct FlockStatus: Hashable, Sendable {
    /// Something that an agent asks, and waits for.
    package struct Question: Hashable, Sendable {
        package let request: String
        package let tool: String
        package let subject: String
        package let isForPerson: Bool
        /// What can be answered, where the agent gives a choice.
        package let options: [String]
    }

    /// A run that goes on.
    package struct Run: Hashable, Sendable {
        package var run: String
        package var task: String
        package var worker: String?
        package var kind: String
        package var status: String?
        package var startedAt: WallTime?
        package var lastOutputAt: WallTime?
        package var pid: Int64?
        package var stdoutBytes: Int64
        package var stderrBytes: Int64
        package var isConnected: Bool
        package var waitsFor: String?
        package var pausedBy: String?
        package var stopping: String?
        package var worktree: String?
        package var directory: String?
        package var verdict: Verdict?
        package var questions: [Question]

        package var outputBytes: Int64 { stdoutBytes + stderrBytes }
    }

    /// Of nobody.
    package static let none = FlockStatus([:])

    package var pid: Int64?
    package var version: String?
    /// In a word: `running`, `paused`, or how it goes.
    package var state: String
    package var startedAt: WallTime?
    package var uptime: Duration?
    package var session: String?
    package var workersMax: Int64
    /// How many tasks there are of each status.
    package var taskCounts: [String: Int64]
    /// The budgets for which nothing new is started.
    package var usedUpBudgets: [String]
    package var restartFailure: String?
    package var indexPID: Int64?
    package var runs: [Run]

    package init(_ status: JSONObject) {
        pid = status["pid"]?.integerValue
        version = status["version"]?.stringValue
        state = status["state"]?.stringValue ?? "running"
        startedAt = Self.time(status["started_at"])
        uptime = status["uptime_ms"]?.integerValue.map { .milliseconds($0) }
        session = status["session"]?.stringValue
        workersMax = status["workers_max"]?.integerValue ?? 0
        var counts: [String: Int64] = [:]
        for field in status["tasks"]?.objectValue?.fields ?? [] { counts[field.key] = field.value.integerValue }
        taskCounts = counts
        usedUpBudgets = (status["budgets"]?.arrayValue ?? []).compactMap(\.stringValue)
        restartFailure = status["restart_failure"]?.stringValue
        indexPID = status["index_pid"]?.integerValue
        runs = (status["runs_live"]?.arrayValue ?? []).compactMap { $0.objectValue.map(Run.init) }
    }

    fileprivate static func time(_ value: JSONValue?) -> WallTime? {
        guard let text = value?.stringValue else { return nil }
        return Deliberate.ignore(because: "a time that cannot be read is not shown") { () throws(TimeError) in
            try WallTime(iso: text)
        }
    }
}

extension FlockStatus.Run {
    package init(_ object: JSONObject) {
        self.init(
            run: object["run"]?.stringValue ?? "",
            task: object["task"]?.stringValue ?? "",
            worker: object["worker"]?.stringValue,
            kind: object["kind"]?.stringValue ?? "",
            status: object["status"]?.stringValue,
            startedAt: FlockStatus.time(object["started_at"]),
            lastOutputAt: FlockStatus.time(object["last_output_at"]),
            pid: object["pid"]?.integerValue,
            stdoutBytes: object["stdout_bytes"]?.integerValue ?? 0,
            stderrBytes: object["stderr_bytes"]?.integerValue ?? 0,
            isConnected: object["connected"] == true,
            waitsFor: object["waits_for"]?.stringValue,
            pausedBy: object["paused"]?.stringValue,
            stopping: object["stopping"]?.stringValue,
            worktree: object["worktree"]?.stringValue,
            directory: object["directory"]?.stringValue,
            verdict: object["verdict"]?.objectValue.flatMap(Self.verdict),
            questions: (object["questions"]?.arrayValue ?? []).compactMap { $0.objectValue.map(Self.question) }
        )
    }

    private static func verdict(_ object: JSONObject) -> Verdict? {
        Deliberate.ignore(because: "a verdict of a newer daemon's is none that can be shown") {
            () throws(FieldError) in try Verdict(json: object)
        }
    }

    private static func question(_ object: JSONObject) -> FlockStatus.Question {
        FlockStatus.Question(
            request: object["request"]?.stringValue ?? "",
            tool: object["tool"]?.stringValue ?? "",
            subject: object["subject"]?.stringValue ?? "",
            isForPerson: object["is_for_person"] == true,
            options: (object["options"]?.arrayValue ?? []).compactMap(\.stringValue)
        )
    }
}
