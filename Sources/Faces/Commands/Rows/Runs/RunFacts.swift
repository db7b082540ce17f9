import Domain
import JSON
import Journal
import Platform
import Queries
import Runs

/// All that the files of one run tell, as one record.
struct RunFacts {
    private let facts: [(key: String, title: String, cell: Cell)]

    /// - Parameter redaction: what people and agents wrote into its files is shown without secrets.
    init(
        _ run: CatalogedRun,
        _ attendance: RunAttendance,
        _ redaction: RunRedaction,
        _ moments: MomentText = MomentText(isUTC: false)
    ) {
        func text(_ text: String?) -> Cell { Self.text(text.map { redaction.redact($0).text }) }
        let metadata = run.metadata
        let state = run.state
        facts = [
            ("run", "Run", .text(metadata.run.text)),
            ("task", "Task", .text(metadata.task.text)),
            ("step", "Step", Cell("\(metadata.step), attempt \(metadata.attempt)", .string(metadata.step.text))),
            ("attempt", "", .integer(metadata.attempt)),
            ("worker", "Worker", Self.text(metadata.worker?.text)),
            ("agent", "Agent", .text(metadata.workerKind.text)),
            ("status", "Status", Cell(RunTable.word(for: state, attendance), .string(state.status.text))),
            ("attendance", "", .text(attendance.rawValue)),
            ("outcome", "", Self.text(state.outcome?.text)),
            ("reason", "Reason", Self.text(state.reason?.text)),
            ("exitCode", "Exit code", run.exitCode.map { .integer($0) } ?? .none),
            ("signal", "Signal", state.signal.map { .integer($0) } ?? .none),
            ("summary", "Summary", text(state.summary)),
            ("startedAt", "Started", moments.cell(state.startedAt)),
            ("finishedAt", "Finished", moments.cell(state.finishedAt)),
            ("command", "Command", text(metadata.command)),
            ("prompt", "Prompt", text(metadata.promptSummary)),
            ("repository", "Repository", .text(metadata.repoRoot)),
            ("worktree", "Worktree", .text(metadata.worktreePath)),
            ("pid", "Process", state.process.map { .integer($0.pid) } ?? .none),
            ("stdoutBytes", "Output", Self.bytes(state.stdoutBytes)),
            ("stderrBytes", "Errors", Self.bytes(state.stderrBytes)),
            ("checkpoint", "Checkpoint", state.checkpointSeq > 0 ? .integer(state.checkpointSeq) : .none),
            ("timeoutSec", "", metadata.timeoutSeconds > 0 ? .integer(metadata.timeoutSeconds) : .none),
            ("directory", "Directory", .text(run.paths.directory)),
        ]
    }

    var table: Table {
        var table = Table(of: "run", isSingle: true, facts.map { Column($0.key, title: $0.key.uppercased()) })
        table.append(facts.map(\.cell))
        return table
    }

    /// For people: what has a title and is known, a line each.
    var lines: [String] {
        let shown = facts.filter { !$0.title.isEmpty && $0.cell.value != .null }
        let columns = shown.map { DisplayWidth.of($0.title) }.max() ?? 0
        return shown.map { DisplayWidth.pad($0.title, to: columns) + "  " + SafeText.of($0.cell.text) }
    }

    private static func text(_ text: String?) -> Cell { text.map { .text($0) } ?? .none }

    private static func bytes(_ count: Int64) -> Cell { Cell("\(ByteCount(bytes: count))", .integer(count)) }
}
