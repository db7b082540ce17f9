import Control
import Domain
import JSON
import Journal
import Platform
import Queries
import Runs

/// `roost worker show`: what one who works does, and what is known of it.
package enum WorkerShowCommand {
    package static let command = Command(
        "worker",
        "show",
        section: .resources,
        summary: "Show what a worker does, and what is known of it",
        examples: [
            Example("roost worker show gh-450", "whoever works on that task, or did last"),
            Example("roost worker show gh-450 --json", "for programs"),
        ],
        arguments: [WorkerTarget.argument],
        options: [RecordOptions.utc],
        formats: OutputFormat.allCases,
        exitCodes: [.notFound, .timedOut],
        run: run
    )

    private static func run(_ invocation: Invocation) throws(CommandError) -> ExitCode {
        let target = try invocation.worker()
        let (metadata, state) = (target.run.metadata, target.run.state)
        let attendance = try invocation.attendance(of: target.run)
        let status = try invocation.livingDaemon() == nil ? [:] : try invocation.askDaemon(.status).data ?? [:]
        let workers = LiveWorkers(status, at: invocation.clock.now().wall)
        let live = workers.rows.first { $0.run == metadata.run.text }
        let home = HomePaths(root: try invocation.home())
        let redaction = RunRedaction(of: target.run.paths, in: home, on: invocation.disk)
        let word = RunTable.word(for: state, attendance)
        let moments = MomentText(isUTC: invocation[RecordOptions.utc])
        var facts = FactList(of: "worker")
        facts.add("worker", "Worker", .optional(metadata.worker?.text))
        facts.add("task", "Task", .text(metadata.task.text))
        facts.add("run", "Run", .text(metadata.run.text))
        facts.add("agent", "Agent", .text(metadata.workerKind.text))
        facts.add("status", "Status", Cell(word, .string(state.status.text)))
        facts.add("verdict", "Doing", live?.verdict.map { Cell(live?.told ?? "", .string($0.kind.text)) } ?? .none)
        facts.add("cause", "Cause", .optional(live?.verdict?.cause.text))
        facts.add("question", "Asks", .optional(live?.question))
        facts.add("about", "About", .optional(metadata.promptSummary.map { redaction.redact($0).text }))
        facts.add("startedAt", "Started", moments.cell(state.startedAt))
        facts.add("finishedAt", "Finished", moments.cell(state.finishedAt))
        facts.add("outcome", "Outcome", .optional(state.outcome?.text))
        facts.add("runs", "Runs", .integer(target.runCount))
        facts.add("pid", "Process", state.isOver ? .none : state.process.map { .integer($0.pid) } ?? .none)
        facts.add("worktree", "Worktree", .text(metadata.worktreePath))
        facts.add("directory", "Directory", .text(target.run.paths.directory))
        try facts.show(on: invocation.console, as: invocation.format)
        guard invocation.format == .table, let live else { return .ok }
        for line in LiveWorkers.steps(for: live) { try invocation.console.say(line) }
        return .ok
    }
}
