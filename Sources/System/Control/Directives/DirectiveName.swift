import Domain

/// What the daemon can be asked for, by the word that a request has.
package enum DirectiveName: String, TermWord, CaseIterable {
    case status
    case version
    case workerLogs = "worker-logs"
    case addTask = "add-task"
    case editTask = "edit-task"
    case retryTask = "retry-task"
    case cancelTask = "cancel-task"
    case hold
    case release
    case block
    case assign
    case review
    case accept
    case discard
    case pause
    case resume
    case scale
    case reload
    case stop
    case stopWorker = "stop-worker"
    case restartWorker = "restart-worker"
    case answer
    case steer
    case checkpoint
    case restartDaemon = "restart-daemon"
    case subscribe
    case triggerPoll = "trigger-poll"
    case triggerAdd = "trigger-add"
    case triggerTest = "trigger-test"
    case budget
    case alertTest = "alert-test"
    case health
    case paneStart = "pane-start"
    case restartPane = "restart-pane"
    case nudge
    case hook
    case pauseRun = "pause-run"
    case resumeRun = "resume-run"
    case pruneWorktrees = "prune-worktrees"
    case web
}
