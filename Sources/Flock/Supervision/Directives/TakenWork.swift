import Control
import Domain
import Git

/// The work of a task when a person wants it: all that is in its worktree is committed first, and then taken over.
struct TakenWork: Sendable {
    let isTaken: Bool
    let text: String
    let hint: String?
    /// What was done, in its order.
    let operations: [WorktreeOperation]
    /// What has gone out, where it did.
    var sent: SentWork?

    init(nothingOf task: TaskID) {
        isTaken = false
        text = "\(task) has no worktree, and so nothing to take over"
        hint = "see: roost task review \(task)"
        operations = []
    }

    init(
        _ tree: TaskWorktree,
        _ way: AcceptanceWay,
        title: String,
        byOrderOf person: String,
        _ keeper: WorktreeKeeper
    ) throws(SupervisionError) {
        let message = "\(title)\n\nWhat was not committed when \(tree.task) was accepted."
        let rest = try keeper.commitRest(of: tree, message: message, worker: .none)
        let wanted: Acceptance = way == .branch ? .branch(tree.task.text) : .merge(into: nil)
        let (accepted, operation) = try keeper.accept(tree, as: wanted, byOrderOf: person, worker: .none)
        var operations = [operation]
        isTaken = accepted.isTaken
        hint = accepted.hint
        let committed = rest.map { "; what was not committed is in \($0.short)" } ?? ""
        var text = "\(tree.task): \(accepted)\(committed)"
        if accepted.isTaken { text += try Self.removed(tree, keeper, &operations) }
        self.text = text
        self.operations = operations
    }

    /// What is with others by now.
    init(_ sent: SentWork, _ tree: TaskWorktree, _ keeper: WorktreeKeeper) throws(SupervisionError) {
        isTaken = true
        hint = nil
        var operations: [WorktreeOperation] = []
        text = "\(tree.task): \(sent.text)" + (try Self.removed(tree, keeper, &operations))
        self.operations = operations
        self.sent = sent
    }

    /// Answers what is to be told of a worktree that stays.
    private static func removed(
        _ tree: TaskWorktree,
        _ keeper: WorktreeKeeper,
        _ operations: inout [WorktreeOperation]
    ) throws(SupervisionError) -> String {
        let removal = try keeper.remove(tree, worker: .none)
        operations.append(removal.operation)
        guard case .preserved(let finding) = removal else { return "" }
        return "; its worktree stays: \(finding.verdict.text)"
    }
}
