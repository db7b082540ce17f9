package import Domain
package import JSON

extension SchedulerFact {
    private enum Kind: String, TermWord {
        case taskAdded = "task_added"
        case taskEdited = "task_edited"
        case taskHeld = "task_held"
        case taskReleased = "task_released"
        case taskCancelled = "task_cancelled"
        case taskRetried = "task_retried"
        case taskBlocked = "task_blocked"
        case taskAssigned = "task_assigned"
        case runStarted = "run_started"
        case startFailed = "start_failed"
        case runAdopted = "run_adopted"
        case runEnded = "run_ended"
        case retryAwaited = "retry_awaited"
        case rateLimitHeard = "rate_limit_heard"
        case resourcesMeasured = "resources_measured"
        case paused
        case resumed
        case scaled
        case limitsChanged = "limits_changed"
        case closed
        case opened
        case budgetHeld = "budget_held"
        case budgetFreed = "budget_freed"
        case budgetsNoted = "budgets_noted"
        case timePassed = "time_passed"
    }

    /// A fact as a journal line carries it, with when it was heard.
    package init(json object: JSONObject) throws(FieldError) {
        let fields = Fields(object)
        let term: Term<Kind> = try fields.required("kind", .term())
        guard let kind = term.known else { throw .wrong("kind", expected: "a fact that this program knows") }
        self =
            switch kind {
            case .taskAdded: .taskAdded(try TaskEntry(json: try fields.required("entry", .object)))
            case .taskEdited: .taskEdited(try TaskEntry(json: try fields.required("entry", .object)))
            case .taskHeld: .taskHeld(try Self.task(fields), why: try Self.why(fields))
            case .taskReleased: .taskReleased(try Self.task(fields))
            case .taskCancelled: .taskCancelled(try Self.task(fields), why: try Self.why(fields))
            case .taskRetried: .taskRetried(try Self.task(fields))
            case .taskBlocked: .taskBlocked(try Self.task(fields), why: try Self.why(fields))
            case .taskAssigned:
                .taskAssigned(
                    try Self.task(fields),
                    slot: try fields.optional("slot", .count).map { Int($0) },
                    isForced: try fields.required("is_forced", .bool)
                )
            case .runStarted: .runStarted(try Self.task(fields), try fields.required("run_id", .id))
            case .startFailed:
                .startFailed(try Self.task(fields), try Self.failure(fields), why: try Self.why(fields))
            case .runAdopted: .runAdopted(try Self.task(fields), try fields.required("run_id", .id))
            case .runEnded: .runEnded(try EndedRun(fields))
            case .retryAwaited: .retryAwaited(try Self.task(fields), try AwaitedRetry(fields))
            case .rateLimitHeard:
                .rateLimitHeard(try fields.required("limited", .limited), until: try fields.required("until", .time))
            case .resourcesMeasured:
                .resourcesMeasured(
                    memory: ByteCount(bytes: try fields.required("memory_bytes", .count)),
                    disk: ByteCount(bytes: try fields.required("disk_bytes", .count))
                )
            case .paused: .paused(by: try fields.required("by", .text))
            case .resumed: .resumed(by: try fields.required("by", .text))
            case .scaled:
                .scaled(slots: Int(try fields.required("slots", .count)), by: try fields.required("by", .text))
            case .limitsChanged: .limitsChanged(try SchedulerLimits(json: try fields.required("limits", .object)))
            case .closed: .closed(why: try Self.why(fields))
            case .opened: .opened
            case .budgetHeld:
                .budgetHeld(
                    try fields.required("held", .heldByBudget),
                    why: try Self.why(fields),
                    isFull: try fields.required("is_full", .bool)
                )
            case .budgetFreed: .budgetFreed(try fields.required("held", .heldByBudget))
            case .budgetsNoted: .budgetsNoted(try BudgetMemory(json: try fields.required("budgets", .object)))
            case .timePassed: .timePassed
            }
    }

    /// When a fact that stands in a journal was heard.
    package static func time(json object: JSONObject) throws(FieldError) -> SchedulerTime {
        let fields = Fields(object)
        return SchedulerTime(
            wall: try fields.required("at", .time),
            boot: BootTime(nanoseconds: try fields.required("boot_ns", .integer)),
            utcOffsetSeconds: Int(try fields.required("utc_offset_sec", .integer))
        )
    }

    package func json(at time: SchedulerTime) -> JSONObject {
        let (kind, fields) = parts
        let head: [(String, JSONValue)] = [
            ("kind", .string(kind.rawValue)),
            ("at", .string(time.wall.iso)),
            ("boot_ns", .integer(time.boot.nanoseconds)),
            ("utc_offset_sec", JSONValue(time.utcOffsetSeconds as Int?)),
        ]
        return JSONObject(present: head + fields)
    }

    /// As the journal names it.
    var word: String { parts.0.rawValue }

    private var parts: (Kind, [(String, JSONValue)]) {
        switch self {
        case .taskAdded(let entry): (.taskAdded, [("entry", .object(entry.json))])
        case .taskEdited(let entry): (.taskEdited, [("entry", .object(entry.json))])
        case .taskHeld(let task, let why): (.taskHeld, Self.fields(task, why))
        case .taskReleased(let task): (.taskReleased, Self.fields(task))
        case .taskCancelled(let task, let why): (.taskCancelled, Self.fields(task, why))
        case .taskRetried(let task): (.taskRetried, Self.fields(task))
        case .taskBlocked(let task, let why): (.taskBlocked, Self.fields(task, why))
        case .taskAssigned(let task, let slot, let isForced):
            (.taskAssigned, Self.fields(task) + [("slot", JSONValue(slot)), ("is_forced", .bool(isForced))])
        case .runStarted(let task, let run): (.runStarted, Self.fields(task) + [("run_id", .string(run.text))])
        case .startFailed(let task, let failure, let why):
            (.startFailed, Self.fields(task, why) + [("failure", .string(failure.rawValue))])
        case .runAdopted(let task, let run): (.runAdopted, Self.fields(task) + [("run_id", .string(run.text))])
        case .runEnded(let run): (.runEnded, run.fields)
        case .retryAwaited(let task, let retry): (.retryAwaited, Self.fields(task) + retry.fields)
        case .rateLimitHeard(let limited, let until):
            (.rateLimitHeard, [("limited", .string(limited.text)), ("until", .string(until.iso))])
        case .resourcesMeasured(let memory, let disk):
            (.resourcesMeasured, [("memory_bytes", .integer(memory.bytes)), ("disk_bytes", .integer(disk.bytes))])
        case .paused(let person): (.paused, [("by", .string(person))])
        case .resumed(let person): (.resumed, [("by", .string(person))])
        case .scaled(let slots, let person):
            (.scaled, [("slots", JSONValue(slots as Int?)), ("by", .string(person))])
        case .limitsChanged(let limits): (.limitsChanged, [("limits", .object(limits.json))])
        case .closed(let why): (.closed, [("why", .string(why))])
        case .opened: (.opened, [])
        case .budgetHeld(let held, let why, let isFull):
            (.budgetHeld, [("held", .string(held.text)), ("why", .string(why)), ("is_full", .bool(isFull))])
        case .budgetFreed(let held): (.budgetFreed, [("held", .string(held.text))])
        case .budgetsNoted(let memory): (.budgetsNoted, [("budgets", .object(memory.json))])
        case .timePassed: (.timePassed, [])
        }
    }

    private static func fields(_ task: TaskID, _ why: String? = nil) -> [(String, JSONValue)] {
        [("task_id", .string(task.text)), ("why", JSONValue(why))]
    }

    private static func task(_ fields: Fields) throws(FieldError) -> TaskID { try fields.required("task_id", .id) }

    private static func why(_ fields: Fields) throws(FieldError) -> String { try fields.required("why", .text) }

    private static func failure(_ fields: Fields) throws(FieldError) -> StartFailure {
        let term: Term<StartFailure> = try fields.required("failure", .term())
        guard let known = term.known else { throw .wrong("failure", expected: "a failure that this program knows") }
        return known
    }
}
