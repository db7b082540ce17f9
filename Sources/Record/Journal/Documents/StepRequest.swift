package import Domain

/// What is asked of one run: one attempt at one step of a task.
package struct StepRequest: Hashable, Sendable {
    package var task: TaskID
    package var step: StepID
    package var run: RunID
    package var attempt: Int
    package var stepName: String
    package var stepKind: StepKind
    package var workerKind: WorkerKind
    /// Zero: none.
    package var timeoutSeconds: Int
    package var runtime: StepRuntime
    package var createdAt: WallTime?
    package var promptSummary: String?
    package var prompt: String?
    package var command: String?
    package var checkpoint = CheckpointRequest()
    package var worker: WorkerID?
    package var agentVersion: String?
    package var model: String?
    /// What the run may spend, where somebody said so for this run.
    package var budget = BudgetLimit.none

    package init(
        task: TaskID,
        step: StepID,
        run: RunID,
        attempt: Int = 1,
        stepName: String,
        stepKind: StepKind,
        workerKind: WorkerKind,
        timeoutSeconds: Int = 0,
        runtime: StepRuntime
    ) {
        precondition(attempt >= 1, "attempts are counted from one")
        precondition(timeoutSeconds >= 0, "a timeout is no negative time")
        self.task = task
        self.step = step
        self.run = run
        self.attempt = attempt
        self.stepName = stepName
        self.stepKind = stepKind
        self.workerKind = workerKind
        self.timeoutSeconds = timeoutSeconds
        self.runtime = runtime
    }
}
