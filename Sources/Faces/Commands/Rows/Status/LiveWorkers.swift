import Control
import Domain
import JSON
import Journal
import Queries
import Runs

/// The workers of a daemon as it tells of them, whoever needs a person first.
struct LiveWorkers {
    struct Row {
        let live: FlockStatus.Run
        /// What its files say, where no daemon tells more.
        var recorded: String?

        init(_ live: FlockStatus.Run, recorded: String? = nil) {
            self.live = live
            self.recorded = recorded
        }

        var run: String { live.run }
        var task: String { live.task }
        var verdict: Verdict? { live.verdict }
        var name: String { live.name }
        var question: String? { live.question }
        var doing: String { live.doing }
        var need: VerdictKind.Need { live.need }

        var ink: Ink? {
            guard verdict != nil || recorded == nil else { return nil }
            return switch need {
            case .answer: .magenta
            case .look: .red
            case .patience: .yellow
            case .nothing: .green
            }
        }

        /// The state is never told by a sign alone.
        var state: String {
            if verdict == nil, let recorded { return recorded }
            return "\(need.sign) \(live.stateWord)"
        }

        /// The state, and what shows it; what it asks is told by itself.
        var told: String { question == nil && !doing.isEmpty ? "\(state): \(doing)" : state }
    }

    private(set) var rows: [Row]
    var spending = LiveSpending()
    private let status: FlockStatus
    private let now: WallTime

    /// The daemon tells what agents ask as they asked it: with the password of the very command.
    init(_ status: JSONObject, at now: WallTime) {
        let status = FlockStatus(RunRedaction.ofKnownForms.redact(status))
        self.status = status
        self.now = now
        rows = status.runs.map { Row($0) }
            .sorted { ($0.need, $0.live.startedAt ?? now, $0.run) < ($1.need, $1.live.startedAt ?? now, $1.run) }
    }

    /// One of whom only the files tell, behind all others.
    mutating func add(_ run: CatalogedRun, _ attendance: RunAttendance) {
        var object: JSONObject = [
            "run": .string(run.metadata.run.text), "task": .string(run.metadata.task.text),
            "kind": .string(run.metadata.workerKind.text), "started_at": .string(run.state.startedAt.iso),
        ]
        object["worker"] = run.metadata.worker.map { .string($0.text) }
        rows.append(Row(FlockStatus.Run(object), recorded: RunTable.word(for: run.state, attendance)))
    }

    // MARK: - Shown

    /// `● roost running  PID 12345  up 2 h 34 min  3 of 4 workers  today $4.12 of $20.00  1 needs you`
    var headline: String {
        var parts = [
            "\(status.state == "running" ? "●" : "◐") roost \(SafeText.of(status.state))",
            "PID \(status.pid ?? 0)", "up \(BriefDuration.text(status.uptime ?? .zero))",
            "\(rows.count) of \(status.workersMax) workers",
        ]
        if let today = spending.todayText { parts.append(today) }
        let needing = rows.filter { $0.need == .answer }.count
        if needing > 0 { parts.append("\(needing) \(needing == 1 ? "needs" : "need") you") }
        return parts.joined(separator: "  ")
    }

    var table: Table {
        var table = Table(
            of: "worker",
            [
                Column("verdict", title: "STATE"), Column("task", title: "TASK"),
                Column("run", title: "RUN", isSpare: true), Column("agent", title: "AGENT", isSpare: true),
                Column("startedAt", title: "AGE", .number), Column("lastOutputAt", title: "LAST", .number),
                Column("costUsd", title: "COST", .number), Column("cause", title: "CAUSE", isSpare: true),
                Column("doing", title: "DOING", .prose), Column("worker", title: "WORKER", isWide: true),
            ]
        )
        for row in rows {
            table.append([
                Cell(row.state, row.verdict.map { .string($0.kind.text) } ?? .null, in: row.ink),
                .text(SafeText.of(row.task)), .text(SafeText.of(row.run)), .text(SafeText.of(row.live.kind)),
                ago(row.live.startedAt), ago(row.live.lastOutputAt), spending.cell(of: row.task),
                row.verdict.map { .text($0.cause.text) } ?? .none, .text(SafeText.of(row.doing)),
                row.live.worker.map { .text(SafeText.of($0)) } ?? .none,
            ])
        }
        return table
    }

    private func ago(_ time: WallTime?) -> Cell {
        time.map { Cell(BriefDuration.text(now - $0), .string($0.iso)) } ?? .none
    }

    /// How those who wait for a person are answered.
    var advice: [String] {
        rows.filter { $0.need <= .look }.prefix(3).compactMap { Self.steps(for: $0).first }
    }

    /// What can be done for one, the likeliest first.
    static func steps(for row: Row) -> [String] {
        let steps = row.verdict.map { advice($0, row) } ?? []
        return steps.map { "\($0.purpose): \($0.command)" }
    }

    private static func advice(_ verdict: Verdict, _ row: Row) -> [VerdictAdvice.Step] {
        let ids = Deliberate.ignore(because: "what has another name is not asked for by a command") {
            () throws(IdentifierError) in (try RunID(row.run), try TaskID(row.task))
        }
        return ids.map { VerdictAdvice(verdict, run: $0.0, task: $0.1).steps } ?? []
    }
}
