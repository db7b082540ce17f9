package import Domain
package import JSON

/// What is asked of the daemon, read and found well formed.
package enum Directive: Hashable, Sendable {
    case status
    case version
    case workerLogs(WorkerID, linesMax: Int)
    case addTask(TaskWish)
    /// What the wish names is changed, and what `cleared` names goes back to what it is without being named.
    case editTask(TaskID, TaskWish, cleared: [TaskField])
    case retryTask(TaskID)
    case cancelTask(TaskID, reason: String?)
    case hold(TaskID, reason: String?)
    case release(TaskID)
    case block(TaskID, reason: String?)
    /// Starts it next, with this agent where one is named.
    case assign(TaskID, agent: String?)
    case review(TaskID)
    case accept(TaskID, AcceptanceWay)
    case discard(TaskID, reason: String?)
    case pause(reason: String?)
    case resume
    case scale(workers: Int)
    case reload
    case stop(StopWay)
    case stopWorker(WorkerID, isNow: Bool)
    case restartWorker(WorkerID)
    /// To what an agent has asked: the run, the worker or the task, and of several questions which.
    case answer(Identifier, text: String, question: String?)
    case steer(Identifier, text: String)
    case checkpoint(Identifier)
    /// Hot: agents go on under their shims. Else as it was first asked for: 5 seconds, then up to 60 to drain.
    case restartDaemon(isHot: Bool)
    case subscribe(Subscription)
    /// Of one source, or of all.
    case triggerPoll(source: String?)
    /// Something has happened, and perhaps there is something to do about it.
    case triggerAdd(type: String, data: JSONObject, TaskWish?)
    case triggerTest(source: String)
    case budget(BudgetWish)
    /// Of one channel, or of all.
    case testAlerts(String?)
    case health
    /// In this folder, or where the pane was, or in the folder of the person.
    case paneStart([PaneName], folder: String?)
    case restartPane([PaneName])
    case nudge(PaneName, text: String)
    case hook(HookReport)
    /// In mid-run: its agent is held where it is.
    case pauseRun(Identifier, reason: String?)
    case resumeRun(Identifier)
    /// Of tasks that are over, where nothing is lost by it.
    case pruneWorktrees(isTrial: Bool)
    /// Of the server that browsers are served by.
    case web(WebOrder)

    /// Who may have it done, where its row is for whoever looks: to change something takes more than that.
    package func leastRole(by row: DirectiveRow) -> ControlRole {
        switch self {
        case .budget(.set), .web(.on), .web(.off): .owner
        default: row.leastRole
        }
    }

    /// What is left of it for whoever may not do everything: a task that an agent adds waits for a person.
    func limited(to role: ControlRole) -> Directive {
        guard role < .owner, case .addTask(var wish) = self else { return self }
        wish.isHeld = true
        return .addTask(wish)
    }
}
