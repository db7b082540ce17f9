import Domain
import JSON
import Queries

/// What is known of one task, and of its runs.
struct TaskFacts {
    private let task: RecordedTask
    private let runs: [RecordedRun]
    private let moments: MomentText

    init(_ task: RecordedTask, _ runs: [RecordedRun], _ moments: MomentText) {
        self.task = task
        self.runs = runs
        self.moments = moments
    }

    /// A cost that leaves out what has no price says so.
    static func cost(_ task: RecordedTask) -> Cell {
        let isPartial = task.unpricedCalls > 0
        return Cell("\(task.cost)\(isPartial ? "+?" : "")", .decimal(task.cost.exactText))
    }

    var list: FactList {
        var facts = FactList(of: "task")
        facts.add("task", "Task", .text(task.id))
        facts.add("title", "Title", .optional(task.title))
        facts.add("status", "Status", Cell(status, .string(task.status)))
        facts.add("held", "", .optional(task.isHeld))
        facts.add("source", "Source", .text(task.source))
        facts.add("issue", "Issue", .optional(task.issueNumber))
        facts.add("issueUrl", "", .optional(task.issueURL))
        facts.add("priority", "Priority", .optional(task.priority))
        facts.add("labels", "Labels", Cell(task.labels.joined(separator: ", "), strings(task.labels)))
        facts.add("detectedAt", "Found", moments.cell(task.detectedAt))
        facts.add("assignedAt", "Assigned", moments.cell(task.assignedAt))
        facts.add("startedAt", "Started", moments.cell(task.startedAt))
        facts.add("completedAt", "Completed", moments.cell(task.completedAt))
        facts.add("failedAt", "Failed", moments.cell(task.failedAt))
        facts.add("tookMs", "Took", .duration(task.duration))
        facts.add("failureReason", "Reason", .optional(task.failureReason))
        facts.add("pullRequest", "Pull request", .optional(task.pullRequestNumber))
        facts.add("pullRequestUrl", "", .optional(task.pullRequestURL))
        facts.add("commits", "Commits", Cell(task.commits.joined(separator: ", "), strings(task.commits)))
        facts.add("costUsd", "Cost", Self.cost(task))
        facts.add("unpricedCalls", "Unpriced", task.unpricedCalls > 0 ? .integer(task.unpricedCalls) : .none)
        facts.add("session", "Session", .optional(task.session))
        facts.add("description", "About", .optional(task.description))
        facts.add("runs", "", Cell("", .array(runs.map { .object(object($0)) })))
        return facts
    }

    var runTable: Table {
        var table = Table(
            of: "run",
            [
                Column("run", title: "RUN"), Column("attempt", title: "ATT", .number),
                Column("startedAt", title: "STARTED"), Column("tookMs", title: "TOOK", .number),
                Column("agent", title: "AGENT"), Column("ending", title: "HOW IT WENT", .prose),
            ]
        )
        for run in runs {
            table.append([
                .text(run.id), .optional(run.attempt), moments.cell(run.spawnedAt), .duration(run.duration),
                .optional(run.agent), .text(run.ending),
            ])
        }
        return table
    }

    private var status: String { task.isHeld ? "\(task.status), held until a person approves it" : task.status }

    private func strings(_ texts: [String]) -> JSONValue { .array(texts.map(JSONValue.string)) }

    private func object(_ run: RecordedRun) -> JSONObject {
        [
            "run": .string(run.id), "attempt": JSONValue(run.attempt), "step": JSONValue(run.step),
            "worker": JSONValue(run.worker), "agent": JSONValue(run.agent), "status": .string(run.status),
            "outcome": JSONValue(run.outcome), "exitCode": JSONValue(run.exitCode),
            "startedAt": .string(run.spawnedAt.iso), "endedAt": JSONValue(run.endedAt?.iso),
        ]
    }
}
