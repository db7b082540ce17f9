import Agents
import Domain
import Git
import Journal
import Platform
import Runs

/// What the work on a task came to, as it is written on its card. It reads files and asks git, and so belongs on a
/// thread of its own.
struct CardReport: Sendable {
    private static let commandsMax = 50
    private static let commandLettersMax = 200
    private static let filesMax = 200
    /// Of a log that is longer the end is read.
    private static let logBytesMax = 32 << 20

    let entry: TaskEntry
    let status: TaskStatus
    let at: WallTime
    let place: DispatchPlace

    func update() throws(SupervisionError) -> CardUpdate {
        var update = CardUpdate(status: TaskCard.word(for: status), updatedAt: at)
        guard status.isOver || status == .blocked else { return update }
        let found = try inJournal { () throws(JournalError) in
            try RunCatalog.runs(of: entry.id, in: place.home, on: place.disk)
        }
        let runs = found.sorted { $0.metadata.createdAt < $1.metadata.createdAt }
        let review = entry.plan.repository == nil ? nil : try review()
        if let review { update.sections[.filesChanged] = Self.files(review) }
        let commands = runs.flatMap(commands)
        if !commands.isEmpty { update.sections[.commandsRun] = Self.listed(commands, max: Self.commandsMax) }
        let result = result(of: runs.last)
        update.sections[.result] = [Self.line(result?.execution.summary ?? entry.task.failureReason ?? status.rawValue)]
        update.sections[.risks] = risks(review)
        update.sections[.nextHandoff] = handoff(result, review)
        return update
    }

    private func review() throws(SupervisionError) -> TaskReview? {
        let keeper = try place.worktrees()
        return try keeper.worktree(of: entry.id).map { (tree) throws(SupervisionError) in try keeper.review(tree) }
    }

    private func result(of run: CatalogedRun?) -> RunResult? {
        guard let run else { return nil }
        return Deliberate.ignore(because: "a run without a result has said nothing") { () throws(JournalError) in
            try RunResult.read(run.paths.result, on: place.disk)
        }
    }

    // MARK: - Sections

    private static func files(_ review: TaskReview) -> [String] {
        listed(review.changes.map { "`\($0.path)` (\($0.kind.rawValue))" }, max: filesMax)
    }

    /// Agents whose output is not stream-json do not say which they ran; a command line is one.
    private func commands(of run: CatalogedRun) -> [String] {
        guard let kind = run.metadata.workerKind.known else { return [] }
        guard kind.takesPrompt else { return [Self.command(entry.plan.text)] }
        let lines = Deliberate.ignore(because: "what cannot be read is not told") { () throws(PlatformError) in
            var ear = OutputEar(run.paths.log(of: .stdout), bytesMax: Self.logBytesMax)
            return try ear.lines(on: place.disk)
        }
        return (lines ?? []).flatMap { ToldCommand.all(in: $0) }.map(Self.command)
    }

    private func risks(_ review: TaskReview?) -> [String] {
        var risks: [String] = []
        if status == .failed || status == .blocked {
            risks.append(Self.line(entry.task.failureReason ?? status.rawValue))
        }
        guard let review else { return risks }
        let open = review.uncommitted.count + review.untracked.count
        if open > 0 { risks.append("\(open == 1 ? "1 path is" : "\(open) paths are") not committed") }
        if let operation = review.operation { risks.append("a \(operation.rawValue) is under way in its worktree") }
        return risks
    }

    private func handoff(_ result: RunResult?, _ review: TaskReview?) -> [String] {
        let followups = (result?.execution.followups ?? []).map { "\($0.stepName): \($0.reason)" }.map(Self.line)
        guard let review else { return followups }
        return followups + ["the work is on `\(review.head.branch ?? "no branch")`: `roost task review \(entry.id)`"]
    }

    private static func command(_ text: String) -> String {
        "`\(ShortText.line(of: text, lettersMax: commandLettersMax).replacing("`", with: "'"))`"
    }

    private static func line(_ text: String) -> String { ShortText.line(of: text, lettersMax: 500) }

    private static func listed(_ all: [String], max: Int) -> [String] {
        all.count > max ? all.prefix(max) + ["and \(all.count - max) more"] : all
    }
}
