import Control
import Domain
import JSON

/// How everything is, put together from what the daemon tells and what the record knows, as pages are shown it. Facts
/// come in, and one object goes out; what has not changed gives the same bytes.
struct LiveState {
    private(set) var flock: FlockStatus?
    var spending: LiveSpending?
    /// What the day may cost; nil where there is no such budget.
    private(set) var dayMax: Money?
    /// Rows of the command line, where there is no daemon.
    private(set) var recorded: [JSONObject] = []
    let isReadOnly: Bool

    init(isReadOnly: Bool) { self.isReadOnly = isReadOnly }

    mutating func daemonTold(_ status: JSONObject) {
        flock = FlockStatus(status)
        recorded = []
    }

    mutating func daemonGone() { flock = nil }

    mutating func recordTold(_ rows: [JSONObject]) { if flock == nil { recorded = rows } }

    mutating func budgetsTold(_ answer: JSONObject) {
        let day = answer["budgets"]?.arrayValue?.first { $0["scope"] == "day" && $0["unit"] == "usd" }
        dayMax = (day?["limit"]?.integerValue).map { Money(nanodollars: $0) }
    }

    /// The tasks of which it is asked what they have cost.
    var tasks: Set<String> { Set(flock?.runs.map(\.task) ?? recorded.compactMap { $0["task"]?.stringValue }) }

    // MARK: - As pages have it

    func object(at now: WallTime) -> JSONObject {
        var object: JSONObject = ["schema": "roost.status/1", "daemon": .object(daemon)]
        object["workers"] = .array(workers(at: now).map { .object($0) })
        object["queue"] = .integer(flock?.taskCounts["detected"] ?? 0)
        object["tasks"] = .object(
            JSONObject((flock?.taskCounts ?? [:]).sorted { $0.key < $1.key }.map { ($0.key, .integer($0.value)) })
        )
        var today = JSONObject()
        today["costUsd"] = JSONValue(spending?.today?.exactText)
        today["budgetUsd"] = JSONValue(dayMax?.exactText)
        today["tokens"] = .integer(spending?.tokens ?? 0)
        object["today"] = .object(today)
        object["tasksToday"] = [
            "completed": .integer(Int64(spending?.completed ?? 0)), "failed": .integer(Int64(spending?.failed ?? 0)),
        ]
        object["usedUpBudgets"] = .array((flock?.usedUpBudgets ?? []).map { .string($0) })
        return object
    }

    private var daemon: JSONObject {
        var daemon = JSONObject()
        daemon["state"] = .string(flock?.state ?? "none")
        daemon["pid"] = JSONValue(flock?.pid)
        daemon["version"] = JSONValue(flock?.version)
        daemon["session"] = JSONValue(flock?.session)
        daemon["startedAt"] = JSONValue(flock?.startedAt?.iso)
        daemon["workersMax"] = .integer(flock?.workersMax ?? 0)
        daemon["restartFailure"] = JSONValue(flock?.restartFailure)
        daemon["isReadOnly"] = .bool(isReadOnly)
        return daemon
    }

    private func workers(at now: WallTime) -> [JSONObject] {
        guard let flock else { return recorded }
        return flock.runs
            .sorted { ($0.need, $0.startedAt ?? now, $0.run) < ($1.need, $1.startedAt ?? now, $1.run) }
            .map(worker)
    }

    /// As `roost status -o json` has it, and what a page needs besides.
    private func worker(_ run: FlockStatus.Run) -> JSONObject {
        var worker: JSONObject = ["schema": "roost.worker/1"]
        worker["verdict"] = JSONValue(run.verdict?.kind.text)
        worker["task"] = .string(run.task)
        worker["run"] = .string(run.run)
        worker["agent"] = .string(run.kind)
        worker["startedAt"] = JSONValue(run.startedAt?.iso)
        worker["lastOutputAt"] = JSONValue(run.lastOutputAt?.iso)
        worker["costUsd"] = JSONValue(spending?.tasks[run.task]?.exactText)
        worker["cause"] = JSONValue(run.verdict?.cause.text)
        worker["doing"] = .string(run.doing)
        worker["worker"] = JSONValue(run.worker)
        worker["need"] = .string(run.need.word)
        worker["sign"] = .string(run.need.sign)
        worker["stateWord"] = .string(run.stateWord)
        worker["since"] = JSONValue(run.verdict?.since.iso)
        worker["evidence"] = .array((run.verdict?.evidence ?? []).map { .string($0) })
        worker["outputBytes"] = .integer(run.outputBytes)
        worker["pausedBy"] = JSONValue(run.pausedBy)
        worker["stopping"] = JSONValue(run.stopping)
        if let question = run.questions.first {
            worker["question"] = .string(question.subject)
            worker["questionId"] = .string(question.request)
            worker["tool"] = .string(question.tool)
            worker["options"] = .array(question.options.map { .string($0) })
        }
        return worker
    }
}

extension VerdictKind.Need {
    fileprivate var word: String {
        switch self {
        case .answer: "answer"
        case .look: "look"
        case .patience: "patience"
        case .nothing: "nothing"
        }
    }
}
