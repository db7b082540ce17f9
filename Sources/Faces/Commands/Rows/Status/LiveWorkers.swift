import Domain
import JSON
import Journal
import Runs

/// The workers of a daemon as it tells of them, whoever needs a person first.
struct LiveWorkers {
    struct Row {
        /// Nil where an older daemon or run does not tell it.
        let worker: String?
        let run: String
        let task: String
        let kind: String
        let verdict: Verdict?
        let startedAt: WallTime?
        let lastOutputAt: WallTime?
        let question: String?
        /// What its files say, where no daemon tells more.
        var recorded: String?

        var name: String { worker ?? run }

        /// What it does, in a few words.
        var doing: String {
            if let question { return "asks: \(question)" }
            guard let verdict else { return "" }
            switch verdict.kind.known {
            case .working, .starting, .finished, nil: return ""
            default: return verdict.evidence.first ?? verdict.cause.known?.text ?? verdict.cause.text
            }
        }

        var need: VerdictKind.Need { verdict?.kind.known?.need ?? .patience }

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
            let sign =
                switch need {
                case .answer: "◆"
                case .look: "✗"
                case .patience: "◐"
                case .nothing: "●"
                }
            if verdict == nil, let recorded { return recorded }
            let word = verdict?.kind.text ?? "not judged yet"
            return "\(sign) \(word.split(separator: "_").joined(separator: " "))"
        }

        /// The state, and what shows it; what it asks is told by itself.
        var told: String { question == nil && !doing.isEmpty ? "\(state): \(doing)" : state }
    }

    private(set) var rows: [Row]
    var spending = LiveSpending()
    private let status: JSONObject
    private let now: WallTime

    init(_ status: JSONObject, at now: WallTime) {
        self.status = status
        self.now = now
        rows = (status["runs_live"]?.arrayValue ?? []).compactMap { $0.objectValue.map(Self.row) }
            .sorted { ($0.need, $0.startedAt ?? now, $0.run) < ($1.need, $1.startedAt ?? now, $1.run) }
    }

    private static func row(_ object: JSONObject) -> Row {
        let questions = object["questions"]?.arrayValue ?? []
        return Row(
            worker: object["worker"]?.stringValue,
            run: object["run"]?.stringValue ?? "",
            task: object["task"]?.stringValue ?? "",
            kind: object["kind"]?.stringValue ?? "",
            verdict: object["verdict"]?.objectValue.flatMap(verdict),
            startedAt: object["started_at"]?.stringValue.flatMap(time),
            lastOutputAt: object["last_output_at"]?.stringValue.flatMap(time),
            question: questions.first?["subject"]?.stringValue.map { ShortText.line(of: $0, lettersMax: 120) }
        )
    }

    /// One of whom only the files tell, behind all others.
    mutating func add(_ run: CatalogedRun, _ attendance: RunAttendance) {
        let (metadata, state) = (run.metadata, run.state)
        rows.append(
            Row(
                worker: metadata.worker?.text,
                run: metadata.run.text,
                task: metadata.task.text,
                kind: metadata.workerKind.text,
                verdict: nil,
                startedAt: state.startedAt,
                lastOutputAt: nil,
                question: nil,
                recorded: RunTable.word(for: state, attendance)
            )
        )
    }

    private static func verdict(_ object: JSONObject) -> Verdict? {
        Deliberate.ignore(because: "a verdict of a newer daemon's is none that can be shown") {
            () throws(FieldError) in try Verdict(json: object)
        }
    }

    private static func time(_ text: String) -> WallTime? {
        Deliberate.ignore(because: "a time that cannot be read is not shown") {
            () throws(TimeError) in try WallTime(iso: text)
        }
    }

    // MARK: - Shown

    /// `● roost running  PID 12345  up 2 h 34 min  3 of 4 workers  today $4.12 of $20.00  1 needs you`
    var headline: String {
        let state = status["state"]?.stringValue ?? "running"
        let up = Duration.milliseconds(status["uptime_ms"]?.integerValue ?? 0)
        var parts = [
            "\(state == "running" ? "●" : "◐") roost \(SafeText.of(state))",
            "PID \(status["pid"]?.integerValue ?? 0)", "up \(BriefDuration.text(up))",
            "\(rows.count) of \(status["workers_max"]?.integerValue ?? 0) workers",
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
                .text(SafeText.of(row.task)), .text(SafeText.of(row.run)), .text(SafeText.of(row.kind)),
                ago(row.startedAt), ago(row.lastOutputAt), spending.cell(of: row.task),
                row.verdict.map { .text($0.cause.text) } ?? .none, .text(SafeText.of(row.doing)),
                row.worker.map { .text(SafeText.of($0)) } ?? .none,
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
