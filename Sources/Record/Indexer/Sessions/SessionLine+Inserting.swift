import Domain
import JSON
import Store

/// Which rows a line of a session's journal becomes.
extension SessionLine {
    func insert(as type: Term<SessionEventType>, into rows: IndexRows) throws(StoreError) {
        guard case .known(let known) = type else {
            return try rows.insertChange(self, type: type.text, subject: nil)
        }
        switch known {
        case .trigger: try rows.insert(self, into: .triggers)
        case .decision: try rows.insert(self, into: .decisions)
        case .worktreeOperation: try rows.insert(self, into: .worktreeOperations)
        case .system: try rows.insert(self, into: .systemEvents)
        case .taskChanged: try rows.change(self, type: type.text, of: .tasks)
        case .workerChanged: try rows.change(self, type: type.text, of: .workers)
        case .paneActivity:
            guard let pane = data["pane"]?.stringValue, let seen = data["last_seen"]?.integerValue else {
                return try rows.insertChange(self, type: type.text, subject: nil)
            }
            try rows.notePane(pane, lastSeen: seen)
        case .verdict, .progress, .alert, .directive, .budget, .snapshot, .tornTail, .recovered:
            try rows.insertChange(self, type: type.text, subject: subject)
        }
    }

    /// What the line is about.
    private var subject: String? {
        // What a run does is about the run, whatever it works on.
        let keys = ["worker_id", "task_id", "scope_id", "target", "worker"]
        return keys.lazy.compactMap { data[$0]?.stringValue }.first
    }
}
