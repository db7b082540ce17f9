package import Domain
package import JSON

/// `meta.json`: what was asked of a run. Never changed.
package struct RunMetadata: Document {
    package static let fileName = "meta.json"

    package let layoutVersion: String
    package let task: TaskID
    package let step: StepID
    package let stepName: String
    package let run: RunID
    package let workerKind: Term<WorkerKind>
    package let attempt: Int64
    package let repoRoot: String
    package let worktreePath: String
    package let createdAt: WallTime
    package let checkpointMode: Term<CheckpointMode>
    package let promptSummary: String?
    package let command: String?
    package let stepKind: Term<StepKind>?
    package let worker: WorkerID?
    package let agentVersion: String?
    package let model: String?
    package let timeoutSeconds: Int64
    package let resumeFromSeq: Int64?
    package let summaryHint: String?
    package let roostVersion: String?
    /// What it may spend, where that was said for this run alone.
    package let budget: BudgetLimit

    package init(_ request: StepRequest, createdAt: WallTime, roostVersion: String) {
        layoutVersion = Layout.run
        task = request.task
        step = request.step
        stepName = request.stepName
        run = request.run
        workerKind = .known(request.workerKind)
        attempt = Int64(request.attempt)
        repoRoot = PathRules.trimmingTrailingSlashes(request.runtime.repoRoot)
        worktreePath = request.runtime.worktreePath
        self.createdAt = createdAt
        checkpointMode = .known(request.checkpoint.mode)
        promptSummary = request.promptSummary
        command = request.command
        stepKind = .known(request.stepKind)
        worker = request.worker
        agentVersion = request.agentVersion
        model = request.model
        timeoutSeconds = Int64(request.timeoutSeconds)
        resumeFromSeq = request.checkpoint.resumeFromSeq
        summaryHint = request.checkpoint.summaryHint
        self.roostVersion = roostVersion
        budget = request.budget
    }

    package init(_ fields: Fields) throws(FieldError) {
        layoutVersion = try fields.required("layoutVersion", .text)
        task = try fields.required("taskId", .id)
        step = try fields.required("stepId", .id)
        stepName = try fields.required("stepName", .text)
        run = try fields.required("runId", .id)
        workerKind = try fields.required("workerKind", .term())
        attempt = try fields.required("attempt", .integer)
        repoRoot = try fields.required("repoRoot", .text)
        worktreePath = try fields.required("worktreePath", .text)
        createdAt = try fields.required("createdAt", .time)
        checkpointMode = try fields.required("checkpointMode", .term())
        promptSummary = try fields.optional("promptSummary", .text)
        command = try fields.optional("command", .text)
        stepKind = try fields.optional("stepKind", .term())
        worker = try fields.optional("workerId", .id)
        agentVersion = try fields.optional("agentVersion", .text)
        model = try fields.optional("model", .text)
        timeoutSeconds = try fields.optional("timeoutSec", .count) ?? 0
        resumeFromSeq = try fields.optional("resumeFromSeq", .integer)
        summaryHint = try fields.optional("summaryHint", .text)
        roostVersion = try fields.optional("roostVersion", .text)
        budget = try BudgetLimit(fields, moneyKey: "budgetNanodollars", tokensKey: "budgetTokens")
    }

    package var isKnownLayout: Bool { layoutVersion == Layout.run }

    package var json: JSONObject {
        var list = FieldList()
        list.add("layoutVersion", layoutVersion)
        list.add("taskId", task)
        list.add("stepId", step)
        list.add("stepName", stepName)
        list.add("runId", run)
        list.add("workerKind", workerKind)
        list.add("attempt", attempt)
        list.add("repoRoot", repoRoot)
        list.add("worktreePath", worktreePath)
        list.add("createdAt", createdAt)
        list.add("checkpointMode", checkpointMode)
        list.add("promptSummary", promptSummary)
        list.add("command", command)
        list.add("stepKind", stepKind)
        list.add("workerId", worker)
        list.add("agentVersion", agentVersion)
        list.add("model", model)
        list.add("timeoutSec", timeoutSeconds)
        list.add("resumeFromSeq", resumeFromSeq)
        list.add("summaryHint", summaryHint)
        list.add("roostVersion", roostVersion)
        list.add("budgetNanodollars", budget.money?.nanodollars)
        list.add("budgetTokens", budget.tokens)
        return list.object
    }
}
