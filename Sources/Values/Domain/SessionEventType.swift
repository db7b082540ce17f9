/// What a session's journal tells. The fields of each are columns of the table that it becomes.
package enum SessionEventType: String, TermWord, CaseIterable {
    case trigger
    case decision
    case taskChanged = "task_changed"
    case workerChanged = "worker_changed"
    case verdict
    case progress
    case worktreeOperation = "worktree_op"
    case paneActivity = "pane_activity"
    case system
    case directive
    case alert
    case budget
    case snapshot
    case tornTail = "torn_tail"
    case recovered
}
