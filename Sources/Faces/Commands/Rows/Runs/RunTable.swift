import Domain
import JSON
import Journal
import Platform
import Queries
import Runs

/// Runs as rows, for people and for programs.
struct RunTable {
    private(set) var table: Table
    private let now: WallTime

    init(at now: WallTime) {
        self.now = now
        table = Table(
            of: "run",
            [
                Column("run", title: "RUN"), Column("task", title: "TASK"), Column("status", title: "STATUS"),
                Column("started", title: "AGE", .number), Column("tookMs", title: "TOOK", .number),
                Column("exitCode", title: "EXIT", .number), Column("agent", title: "AGENT"),
                Column("about", title: "ABOUT", .prose),
            ]
        )
    }

    /// - Parameter redaction: what people wrote into its files is shown without secrets.
    mutating func add(_ run: CatalogedRun, _ attendance: RunAttendance, _ redaction: RunRedaction) {
        let state = run.state
        let took = attendance == .attended ? now - state.startedAt : run.duration
        table.append([
            .text(run.metadata.run.text),
            .text(run.metadata.task.text),
            Cell(Self.word(for: state, attendance), .string(state.status.text)),
            Cell(BriefDuration.text(now - state.startedAt), .string(state.startedAt.iso)),
            took.map { Cell(BriefDuration.text($0), .integer($0.nanoseconds / 1_000_000)) } ?? .none,
            run.exitCode.map { .integer($0) } ?? .none,
            .text(run.metadata.workerKind.text),
            .text(redaction.redact(run.metadata.promptSummary ?? run.metadata.command ?? "").text),
        ])
    }

    /// The status, and beside it what it does not know yet.
    static func word(for state: RunState, _ attendance: RunAttendance) -> String {
        switch attendance {
        case .agentAlone: "\(state.status) (unattended)"
        case .nobody: "\(state.status) (end unseen)"
        case .notStarted: "\(state.status) (not started)"
        case .attended, .over:
            state.isPaused
                ? "\(state.status) (paused)"
                : state.waitsFor.map { "\(state.status) (waits for \($0))" } ?? state.status.text
        }
    }
}
