import Domain
import JSON

/// What the daemon tells that matters to the demo.
enum DemoFact: Hashable {
    case task(String, TaskStatus, why: String)
    case begun(String, attempt: Int64)
    case asked(String, run: String, request: String, what: String)
    case verdict(String, VerdictKind, because: String)
    /// Its worktree stays, for this reason.
    case kept(String, why: String)
    case retried(String, why: String)
    /// Something is done about its verdict, such as to have it tried again.
    case policy(String, act: String, why: String)
    case budget(String)

    /// Nil for what the demo passes over.
    init?(_ event: JSONObject) {
        let data = event["data"]?.objectValue ?? JSONObject()
        let task = data["task_id"]?.stringValue
        switch event["topic"]?.stringValue {
        case "task_changed":
            guard let task, let status = data["status"]?.stringValue.flatMap(TaskStatus.init(rawValue:)) else {
                return nil
            }
            if status == .assigned {
                self = .begun(task, attempt: data["progress"]?["attempt"]?.integerValue ?? 1)
            } else {
                self = .task(task, status, why: event["message"]?.stringValue ?? "")
            }
        case "verdict":
            guard let task, let kind = data["verdict"]?.stringValue.flatMap(VerdictKind.init(rawValue:)) else {
                return nil
            }
            let evidence = (data["evidence"]?.arrayValue ?? []).compactMap(\.stringValue)
            self = .verdict(task, kind, because: evidence.joined(separator: "; "))
        case "worktree_op":
            guard let task, data["operation"] == "preserve" else { return nil }
            self = .kept(task, why: data["decision_reason"]?.stringValue ?? "")
        case "decision":
            self.init(decision: data)
        case "system": self.init(question: data)
        case "budget": self = .budget(event["message"]?.stringValue ?? "")
        default: return nil
        }
    }

    private init?(decision data: JSONObject) {
        let why = data["decision_reason"]?.stringValue ?? ""
        let output = data["decision_output"]
        if data["decision_point"] == "retry_task", let task = data["context_id"]?.stringValue {
            self = .retried(task, why: why)
        } else if data["decision_point"] == "act_on_verdict", let act = output?["act"]?.stringValue,
            let task = output?["task"]?.stringValue
        {
            self = .policy(task, act: act, why: why)
        } else {
            return nil
        }
    }

    private init?(question data: JSONObject) {
        let details = data["details"]
        guard data["event_type"] == "question_asked", let task = details?["task"]?.stringValue,
            let run = details?["run"]?.stringValue, let request = details?["request"]?.stringValue
        else { return nil }
        self = .asked(task, run: run, request: request, what: details?["subject"]?.stringValue ?? "")
    }
}
