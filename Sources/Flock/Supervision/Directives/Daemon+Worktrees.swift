import Control
import Domain

/// What a person wants of all worktrees at once.
extension Daemon {
    func pruneWorktrees(isTrial: Bool, _ call: DirectiveCall) -> DirectiveAnswer? {
        let entries = dispatch.scheduler.entries
        let unfinished =
            entries.filter { $0.task.status.known?.isOver != true }.map(\.id) + dispatch.scheduler.liveTasks
        return beside(call) { [place = dispatch.place] () throws(SupervisionError) in
            try PrunedWorktrees(isTrial: isTrial, unfinished: Set(unfinished), place.worktrees())
        } done: { [unowned self] (pruned: PrunedWorktrees) in
            for operation in pruned.operations { dispatch.record(operation) }
            return .done(pruned.text, data: pruned.data)
        }
    }
}
