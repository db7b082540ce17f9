import Control
import Domain
import Queries

/// The state of a run drawn: a line for each thing that is known.
struct WorkerView {
    private let screen: WorkerScreen
    private let area: CellArea
    private let context: TopContext

    init(_ screen: WorkerScreen, in area: CellArea, _ context: TopContext) {
        self.screen = screen
        self.area = area
        self.context = context
    }

    func draw(on buffer: inout CellBuffer) {
        for (row, line) in lines.prefix(area.rows).enumerated() {
            buffer.write(cut: " \(line.label)", .title, row: row, columns: 11, in: area)
            buffer.write(cut: line.text, line.style, row: row, column: 12, in: area)
        }
    }

    private struct Line {
        var label = ""
        var text: String
        var style = TextStyle.plain
    }

    private var lines: [Line] {
        var lines = state + task
        lines += process
        lines.append(Line(text: ""))
        lines += usage
        if !screen.picture.decisions.isEmpty { lines.append(Line(text: "")) }
        lines += decisions
        if let failure = screen.failure { lines.append(Line(label: "RECORD", text: SafeText.of(failure), style: .bad)) }
        return lines
    }

    private var state: [Line] {
        guard let live = screen.live else {
            guard let run = screen.picture.run else {
                return [Line(label: "STATE", text: "it has not begun", style: .dim)]
            }
            let mark = TopInk.mark(ofStatus: run.outcome ?? run.status)
            let when = run.endedAt.map { "   \(context.brief($0)), \(context.age(of: $0)) ago" } ?? ""
            return [Line(label: "STATE", text: SafeText.of("\(mark.sign) \(run.ending)") + when, style: mark.style)]
        }
        let style = TopInk.style(of: live.need)
        let since = live.verdict.map { "   since \(context.brief($0.since))" } ?? ""
        var lines = [
            Line(label: "STATE", text: "\(live.need.sign) \(SafeText.of(live.stateWord))\(since)", style: style)
        ]
        if let verdict = live.verdict {
            let cause = verdict.cause.known?.text ?? verdict.cause.text
            lines.append(Line(label: "CAUSE", text: SafeText.of(cause), style: style))
            for (place, evidence) in verdict.evidence.prefix(4).enumerated() {
                lines.append(Line(label: place == 0 ? "EVIDENCE" : "", text: SafeText.of(evidence), style: .dim))
            }
        }
        for question in live.questions.prefix(2) {
            let room = max(20, area.columns - 14)
            for (place, text) in CellText.wrap(SafeText.of(question.subject), to: room, linesMax: 4).enumerated() {
                lines.append(Line(label: place == 0 ? "◆ ASKS" : "", text: text, style: .asking))
            }
            let keys =
                question.options.isEmpty
                ? "y allows it, n does not, a answers in words"
                : "a answers: " + question.options.joined(separator: " · ")
            lines.append(Line(text: SafeText.of(keys), style: .strong))
        }
        return lines
    }

    private var task: [Line] {
        let (task, run) = (screen.picture.task, screen.picture.run)
        var lines = [Line(label: "TASK", text: SafeText.of("\(screen.task)  \(task?.title ?? "")"), style: .strong)]
        let agent = [run?.agent ?? screen.live?.kind, run?.model, run?.conversation.map { "conversation \($0)" }]
        lines.append(Line(label: "AGENT", text: SafeText.of(agent.compactMap { $0 }.joined(separator: "  "))))
        let attempt = run?.attempt.map { "attempt \($0)  " } ?? ""
        lines.append(Line(label: "RUN", text: SafeText.of(attempt + (screen.live?.run ?? run?.id ?? "-")), style: .dim))
        return lines
    }

    private var process: [Line] {
        let (live, run) = (screen.live, screen.picture.run)
        var lines: [Line] = []
        if let began = live?.startedAt ?? run?.spawnedAt {
            let end = run?.endedAt.map { "to \(context.clock($0))" } ?? "\(context.age(of: began)) ago"
            lines.append(Line(label: "STARTED", text: "\(context.clock(began))  \(end)"))
        }
        if let live {
            let pid = live.pid.map { "PID \($0)   " } ?? ""
            let waits = live.waitsFor.map { "   waits for \($0)" } ?? ""
            let paused = live.pausedBy.map { "   paused by \($0)" } ?? ""
            let last = context.age(of: live.lastOutputAt)
            lines.append(
                Line(label: "PROCESS", text: SafeText.of("\(pid)the last output \(last) ago\(waits)\(paused)"))
            )
            lines.append(
                Line(
                    label: "WRITTEN",
                    text: "stdout \(ByteCount(bytes: live.stdoutBytes))   stderr \(ByteCount(bytes: live.stderrBytes))"
                )
            )
        }
        if let worktree = live?.worktree ?? run?.worktree, !worktree.isEmpty {
            let branch = run?.branch.map { "   branch \($0)" } ?? ""
            lines.append(
                Line(
                    label: "WORKTREE",
                    text: ShortName.path(SafeText.of(worktree), columns: max(10, area.columns - 14 - branch.count))
                        + SafeText.of(branch)
                )
            )
        }
        if let directory = live?.directory {
            lines.append(
                Line(
                    label: "FILES",
                    text: ShortName.path(SafeText.of(directory), columns: area.columns - 14),
                    style: .dim
                )
            )
        }
        return lines
    }

    private var usage: [Line] {
        let usage = screen.picture.usage
        guard usage.calls > 0 else { return [Line(label: "TOKENS", text: "none are known of yet", style: .dim)] }
        let unpriced =
            usage.unpricedCalls > 0 ? "   \(usage.unpricedCalls) of \(usage.calls) responses have no price" : ""
        let tokens = usage.usage
        let read = tokens.input + tokens.cacheRead + tokens.cacheWrite5m + tokens.cacheWrite1h
        let hits = read > 0 ? " (\(tokens.cacheRead * 100 / read)% of what it read)" : ""
        return [
            Line(
                label: "COST",
                text:
                    "\(BriefMoney.text(usage.cost))   \(usage.calls) responses, \(usage.failedCalls) failed\(unpriced)"
            ),
            Line(
                label: "TOKENS",
                text: "in \(BriefCount.text(tokens.input))   out \(BriefCount.text(tokens.output))   "
                    + "cache read \(BriefCount.text(tokens.cacheRead))\(hits)   "
                    + "cache write \(BriefCount.text(tokens.cacheWrite5m + tokens.cacheWrite1h))"
            ),
        ]
    }

    private var decisions: [Line] {
        screen.picture.decisions.enumerated().map { place, decision in
            let text = "\(context.clock(decision.at)) \(decision.told)  \(decision.reason ?? "")"
            return Line(label: place == 0 ? "DECIDED" : "", text: SafeText.of(text))
        }
    }
}
