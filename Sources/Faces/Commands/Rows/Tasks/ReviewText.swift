import Domain
import Queries
import TerminalUI

/// A review as a person reads it: what the task came to, what it has changed, and what can be done next.
struct ReviewText {
    /// More are counted: a screen of them is enough to begin with.
    private static let filesMax = 40
    private static let commitsMax = 15
    private static let namesMax = 8
    private static let labelColumns = 11
    private static let barColumns = 10

    let task: ReviewedTask
    /// Nil where the index does not know.
    let cost: Cell?
    let moments: MomentText
    /// Nil where lines may be as long as they are.
    let columns: Int?

    /// With what can be done next.
    var lines: [StyledText] { facts + (task.work == nil ? [] : [StyledText()] + next) }

    var facts: [StyledText] {
        guard let work = task.work else {
            return head + [StyledText(), StyledText("It has no worktree, and so nothing to take over.")]
        }
        return head + [StyledText(), summary(work)] + files(work) + commits(work) + leftovers(work)
    }

    // MARK: - What it came to

    private var head: [StyledText] {
        var lines = [joined((task.id, .strong), (task.title.map { "  \($0)" } ?? "", .plain))]
        if let status = task.status {
            let held = task.isHeld ? ", held until a person approves it" : ""
            let why = task.failureReason.map { ": \($0)" } ?? ""
            lines += fact("status", status + held + why, Self.style(ofStatus: status))
        }
        if let waits = task.waits, TaskStatus(rawValue: task.status ?? "")?.isOver == false {
            lines += fact("waits", waits)
        }
        if let run = task.runs.last {
            let count = task.runs.count == 1 ? "" : " (the last of \(task.runs.count))"
            lines += fact("run", run.id + count) + fact("it came to", run.text)
        }
        for test in task.tests { lines += fact("test", PlainValue.fields(test)) }
        if let cost { lines += fact("cost", cost.text) }
        if let work = task.work {
            lines += fact("branch", work.branch ?? "none: its HEAD is detached")
            lines += fact("begun from", "\(work.baseRef.map { "\($0), " } ?? "")\(work.base.prefix(10))")
            lines += fact("worktree", work.path)
        }
        return lines
    }

    private func fact(_ label: String, _ text: String, _ style: TextStyle = .plain) -> [StyledText] {
        let indent = 2 + Self.labelColumns + 2
        let safe = SafeText.of(text)
        let room = columns.map { $0 - indent } ?? 0
        let parts = room >= 30 ? WrappedText.lines(safe, columns: room) : [safe]
        return parts.enumerated().map { place, part in
            let name = DisplayWidth.pad(place == 0 ? label : "", to: Self.labelColumns)
            return joined(("  \(name)  ", .plain), (part, style))
        }
    }

    private func joined(_ parts: (text: String, style: TextStyle)...) -> StyledText {
        var line = StyledText()
        for part in parts { line.append(SafeText.of(part.text), part.style) }
        return line
    }

    private static func style(ofStatus status: String) -> TextStyle {
        switch TaskStatus(rawValue: status) {
        case .completed: .good
        case .failed, .blocked: .bad
        case .detected, .assigned, .active, .cancelled, nil: .plain
        }
    }

    // MARK: - What it changed

    private func summary(_ work: ReviewedTask.Work) -> StyledText {
        guard !work.files.isEmpty else { return StyledText("Nothing is changed.") }
        let count = work.files.count == 1 ? "1 file" : "\(work.files.count) files"
        return joined(
            ("\(count) changed", .strong),
            ("  ", .plain),
            ("+\(work.added)", .good),
            (" ", .plain),
            ("-\(work.removed)", .bad)
        )
    }

    private func files(_ work: ReviewedTask.Work) -> [StyledText] {
        let shown = work.files.prefix(Self.filesMax)
        let most = shown.map { ($0.added ?? 0) + ($0.removed ?? 0) }.max() ?? 0
        let added = shown.map { Self.count($0.added, "+").count }.max() ?? 0
        let removed = shown.map { Self.count($0.removed, "-").count }.max() ?? 0
        let rest = 2 + 3 + 2 + added + 1 + removed + 2 + Self.barColumns
        let room = columns.map { max(20, $0 - rest) } ?? Int.max
        let names = shown.map { DisplayWidth.cut(SafeText.of($0.path), to: room) }
        let widest = names.map { DisplayWidth.of($0) }.max() ?? 0
        let lines = zip(shown, names).map { file, name in
            let counts = [
                DisplayWidth.pad(Self.count(file.added, "+"), to: added, isRight: true),
                DisplayWidth.pad(Self.count(file.removed, "-"), to: removed, isRight: true),
            ]
            let name = DisplayWidth.pad(name, to: widest)
            let bar = bar(file, most)
            return joined(
                ("  \(file.change)  \(name)  \(counts.joined(separator: " "))", .plain),
                (bar == (0, 0) ? "" : "  ", .plain),
                (String(repeating: "+", count: bar.added), .good),
                (String(repeating: "-", count: bar.removed), .bad)
            )
        }
        return lines + more(than: shown.count, of: work.files.count)
    }

    private static func count(_ count: Int64?, _ sign: String) -> String { count.map { sign + String($0) } ?? "bin" }

    /// How much of it is new and how much is gone, against the file with the most of both.
    private func bar(_ file: ReviewedTask.File, _ most: Int64) -> (added: Int, removed: Int) {
        guard most > 0, let added = file.added, let removed = file.removed, added + removed > 0 else { return (0, 0) }
        let columns = min(Int64(Self.barColumns), most)
        let whole = max(1, (added + removed) * columns / most)
        let green = removed == 0 ? whole : min(whole - 1, max(added > 0 ? 1 : 0, whole * added / (added + removed)))
        return (Int(max(0, green)), Int(whole - green))
    }

    private func commits(_ work: ReviewedTask.Work) -> [StyledText] {
        guard !work.commits.isEmpty else { return [] }
        let count = work.commits.count == 1 ? "1 commit" : "\(work.commits.count) commits"
        let shown = work.commits.prefix(Self.commitsMax)
        let lines = shown.map { commit in
            let text = SafeText.of("\(moments.text(commit.at))  \(commit.subject)")
            let room = columns.map { max(20, $0 - 14) } ?? Int.max
            return joined(
                ("  ", .plain),
                (String(commit.id.prefix(10)), .warning),
                ("  \(DisplayWidth.cut(text, to: room))", .plain)
            )
        }
        return [StyledText(), StyledText(count, .strong)] + lines
            + more(than: shown.count, of: work.commits.count)
    }

    private func leftovers(_ work: ReviewedTask.Work) -> [StyledText] {
        var lines: [StyledText] = []
        if let operation = work.operation { lines += fact("unended", "a \(operation) is under way in its worktree") }
        if !work.uncommitted.isEmpty { lines += fact("uncommitted", names(work.uncommitted)) }
        if !work.untracked.isEmpty { lines += fact("untracked", names(work.untracked)) }
        return lines.isEmpty ? [] : [StyledText()] + lines
    }

    private func names(_ names: [String]) -> String {
        let more = names.count - Self.namesMax
        return names.prefix(Self.namesMax).joined(separator: ", ") + (more > 0 ? ", and \(more) more" : "")
    }

    private func more(than shown: Int, of count: Int) -> [StyledText] {
        count > shown ? [StyledText("  and \(count - shown) more")] : []
    }

    // MARK: - What can be done next

    private var next: [StyledText] {
        let id = SafeText.of(task.id)
        let isAtWork = task.status == TaskStatus.active.rawValue
        let last =
            isAtWork
            ? [("follow it:", "roost logs -f \(id)"), ("give it up:", "roost task cancel \(id)")]
            : [("take it over:", "roost task accept \(id)"), ("throw it away:", "roost task discard \(id)")]
        return ([("look at it:", "roost task diff \(id)")] + last)
            .map { StyledText(DisplayWidth.pad($0.0, to: 16) + $0.1) }
    }
}
