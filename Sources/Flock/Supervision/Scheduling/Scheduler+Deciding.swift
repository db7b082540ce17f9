import Domain
import JSON

extension Scheduler {
    /// The choices that the scheduler makes, as `decision_point` names them.
    enum Point: String {
        case acceptTask = "accept_task"
        case refuseTask = "refuse_task"
        case editTask = "edit_task"
        case holdTask = "hold_task"
        case releaseTask = "release_task"
        case cancelTask = "cancel_task"
        case blockTask = "block_task"
        case selectTask = "select_task"
        case confirmStart = "confirm_start"
        case adoptRun = "adopt_run"
        case retryTask = "retry_task"
        case restartRun = "restart_run"
        case finishStep = "finish_step"
        case finishTask = "finish_task"
        case failTask = "fail_task"
        case breakLoop = "break_loop"
        case holdDispatch = "hold_dispatch"
        case openDispatch = "open_dispatch"
        case holdAccount = "hold_account"
        case changeLimits = "change_limits"
        case passOverFact = "pass_over_fact"

        var level: Level {
            switch self {
            case .acceptTask, .editTask, .holdTask, .releaseTask, .cancelTask, .selectTask, .confirmStart, .adoptRun,
                .retryTask, .restartRun, .finishStep, .finishTask, .openDispatch, .changeLimits:
                .info
            case .refuseTask, .blockTask, .failTask, .breakLoop, .holdDispatch, .holdAccount, .passOverFact: .warn
            }
        }
    }

    /// Notes a choice with its reason. It is about a task, or about all of them.
    mutating func decide(
        _ point: Point,
        _ task: TaskID?,
        input: JSONObject = JSONObject(),
        output: JSONObject = JSONObject(),
        because reason: String,
        function: String = #function,
        file: String = #fileID,
        line: Int = #line
    ) {
        let decision = Decision(
            contextType: task == nil ? "coordinator" : "task",
            contextID: task?.text,
            functionName: "Scheduler.\(function)",
            point: point.rawValue,
            input: .object(input),
            output: .object(output),
            reason: reason,
            sourceFile: "\(file):\(line)"
        )
        actions.append(.decide(decision, point.level))
    }

    /// What was asked cannot be done, and nothing changes.
    mutating func refuse(_ task: TaskID, because reason: String, function: String = #function) {
        decide(.refuseTask, task, output: ["refused": true], because: reason, function: function)
    }

    /// Changes what is known of a task, and has it journaled: what changes up to the next decision is one line, so that
    /// nobody who is killed leaves half of it.
    mutating func change(_ task: TaskID, _ message: String, _ body: (inout TaskEntry) -> Void) {
        guard let old = records[task]?.entry else { return }
        var entry = old
        body(&entry)
        guard entry != old else { return }
        records[task]?.entry = entry
        var data = entry.changes(since: old)
        if case .change(let last)? = actions.last, last.entry.id == task {
            actions.removeLast()
            data = TaskEntry.merge(data, into: last.data)
        }
        actions.append(.change(TaskChange(entry: entry, data: data, message: message)))
    }

    /// Tells why a task waits, unless that was told last.
    mutating func tell(_ task: TaskID, _ obstacle: StartObstacle, function: String = #function) {
        let text = obstacle.text
        guard let entry = records[task]?.entry, entry.progress.waits != text else { return }
        change(task, "\(task) waits: \(text)") { $0.progress.waits = text }
        let input: JSONObject = [
            "priority": JSONValue(entry.task.priority), "told_before": JSONValue(entry.progress.waits),
        ]
        decide(.holdTask, task, input: input, output: ["started": false], because: text, function: function)
    }
}
