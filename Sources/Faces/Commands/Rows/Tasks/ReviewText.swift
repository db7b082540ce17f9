import Domain
import Queries

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
    let traits: ChannelTraits

    var lines: [String] {
        var lines = head
        guard let work = task.work else {
            return lines + ["", "It has no worktree, and so nothing to take over."]
        }
        lines += ["", summary(work)] + files(work)
        lines += commits(work) + leftovers(work)
        return lines + [""] + next
    }

    // MARK: - What it came to

    private var head: [String] {
        let title = task.title.map { "  \(SafeText.of($0))" } ?? ""
        var lines = [Ink.bold.mark(SafeText.of(task.id), where: traits.isColored) + title]
        if let status = task.status {
            let held = task.isHeld ? ", held until a person approves it" : ""
            let why = task.failureReason.map { ": \($0)" } ?? ""
            lines += fact("status", status + held + why, ink: Self.ink(status))
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

    private func fact(_ label: String, _ text: String, ink: Ink? = nil) -> [String] {
        let indent = 2 + Self.labelColumns + 2
        let safe = SafeText.of(text)
        let isWrapped = traits.isTerminal && traits.columns - indent >= 30
        let parts = isWrapped ? WrappedText.lines(safe, columns: traits.columns - indent) : [safe]
        return parts.enumerated().map { place, part in
            let shown = ink.map { $0.mark(part, where: traits.isColored) } ?? part
            return "  " + DisplayWidth.pad(place == 0 ? label : "", to: Self.labelColumns) + "  " + shown
        }
    }

    private static func ink(_ status: String) -> Ink? {
        switch TaskStatus(rawValue: status) {
        case .completed: .green
        case .failed, .blocked: .red
        case .detected, .assigned, .active, .cancelled, nil: nil
        }
    }

    // MARK: - What it changed

    private func summary(_ work: ReviewedTask.Work) -> String {
        guard !work.files.isEmpty else { return "Nothing is changed." }
        let count = work.files.count == 1 ? "1 file" : "\(work.files.count) files"
        return Ink.bold.mark("\(count) changed", where: traits.isColored) + "  " + signed(work.added, work.removed)
    }

    private func signed(_ added: Int64, _ removed: Int64) -> String {
        Ink.green.mark("+\(added)", where: traits.isColored) + " "
            + Ink.red.mark("-\(removed)", where: traits.isColored)
    }

    private func files(_ work: ReviewedTask.Work) -> [String] {
        let shown = work.files.prefix(Self.filesMax)
        let most = shown.map { ($0.added ?? 0) + ($0.removed ?? 0) }.max() ?? 0
        let added = shown.map { Self.count($0.added, "+").count }.max() ?? 0
        let removed = shown.map { Self.count($0.removed, "-").count }.max() ?? 0
        let rest = 2 + 3 + 2 + added + 1 + removed + 2 + Self.barColumns
        let room = traits.isTerminal ? max(20, traits.columns - rest) : Int.max
        let names = shown.map { DisplayWidth.cut(SafeText.of($0.path), to: room) }
        let widest = names.map { DisplayWidth.of($0) }.max() ?? 0
        let lines = zip(shown, names).map { file, name in
            "  \(SafeText.of(file.change))  " + DisplayWidth.pad(name, to: widest) + "  "
                + DisplayWidth.pad(Self.count(file.added, "+"), to: added, isRight: true) + " "
                + DisplayWidth.pad(Self.count(file.removed, "-"), to: removed, isRight: true) + bar(file, most)
        }
        return lines + more(than: shown.count, of: work.files.count)
    }

    private static func count(_ count: Int64?, _ sign: String) -> String { count.map { sign + String($0) } ?? "bin" }

    /// How much of it is new and how much is gone, against the file with the most of both.
    private func bar(_ file: ReviewedTask.File, _ most: Int64) -> String {
        guard most > 0, let added = file.added, let removed = file.removed, added + removed > 0 else { return "" }
        let columns = min(Int64(Self.barColumns), most)
        let whole = max(1, (added + removed) * columns / most)
        let green = removed == 0 ? whole : min(whole - 1, max(added > 0 ? 1 : 0, whole * added / (added + removed)))
        let signs = (
            String(repeating: "+", count: Int(max(0, green))), String(repeating: "-", count: Int(whole - green))
        )
        return "  " + Ink.green.mark(signs.0, where: traits.isColored) + Ink.red.mark(signs.1, where: traits.isColored)
    }

    private func commits(_ work: ReviewedTask.Work) -> [String] {
        guard !work.commits.isEmpty else { return [] }
        let count = work.commits.count == 1 ? "1 commit" : "\(work.commits.count) commits"
        let shown = work.commits.prefix(Self.commitsMax)
        let lines = shown.map { commit in
            let id = Ink.yellow.mark(String(commit.id.prefix(10)), where: traits.isColored)
            let text = SafeText.of("\(moments.text(commit.at))  \(commit.subject)")
            let room = traits.isTerminal ? max(20, traits.columns - 14) : Int.max
            return "  \(id)  \(DisplayWidth.cut(text, to: room))"
        }
        return ["", Ink.bold.mark(count, where: traits.isColored)] + lines
            + more(than: shown.count, of: work.commits.count)
    }

    private func leftovers(_ work: ReviewedTask.Work) -> [String] {
        var lines: [String] = []
        if let operation = work.operation { lines += fact("unended", "a \(operation) is under way in its worktree") }
        if !work.uncommitted.isEmpty { lines += fact("uncommitted", names(work.uncommitted)) }
        if !work.untracked.isEmpty { lines += fact("untracked", names(work.untracked)) }
        return lines.isEmpty ? [] : [""] + lines
    }

    private func names(_ names: [String]) -> String {
        let more = names.count - Self.namesMax
        return names.prefix(Self.namesMax).joined(separator: ", ") + (more > 0 ? ", and \(more) more" : "")
    }

    private func more(than shown: Int, of count: Int) -> [String] {
        count > shown ? ["  and \(count - shown) more"] : []
    }

    // MARK: - What can be done next

    private var next: [String] {
        let id = SafeText.of(task.id)
        let isAtWork = task.status == TaskStatus.active.rawValue
        let last =
            isAtWork
            ? [("follow it:", "roost logs -f \(id)"), ("give it up:", "roost task cancel \(id)")]
            : [("take it over:", "roost task accept \(id)"), ("throw it away:", "roost task discard \(id)")]
        return ([("look at it:", "roost task diff \(id)")] + last).map { DisplayWidth.pad($0.0, to: 16) + $0.1 }
    }
}
