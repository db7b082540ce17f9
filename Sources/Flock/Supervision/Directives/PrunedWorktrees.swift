import Domain
import JSON

/// What was done with all worktrees of a home, or would be.
struct PrunedWorktrees: Sendable {
    /// What becomes of one.
    struct Row: Sendable {
        let task: TaskID
        let path: String
        let mayGo: Bool
        let reason: String
    }

    private(set) var rows: [Row] = []
    /// What is to be recorded of those that were removed.
    private(set) var operations: [WorktreeOperation] = []
    let isTrial: Bool

    /// - Parameter unfinished: tasks that may still be worked on.
    init(isTrial: Bool, unfinished: Set<TaskID>, _ keeper: WorktreeKeeper) throws(SupervisionError) {
        self.isTrial = isTrial
        for tree in try keeper.standing() {
            guard !unfinished.contains(tree.task) else {
                keep(tree, because: "its task is not over")
                continue
            }
            // One that cannot be looked at keeps no other from going.
            do throws(SupervisionError) { try look(at: tree, keeper) } catch { keep(tree, because: "\(error)") }
        }
    }

    private mutating func look(at tree: TaskWorktree, _ keeper: WorktreeKeeper) throws(SupervisionError) {
        if isTrial {
            let verdict = keeper.check(tree, worker: .none).verdict
            rows.append(Row(task: tree.task, path: tree.path, mayGo: verdict == .removable, reason: verdict.text))
            return
        }
        switch try keeper.remove(tree, worker: .none) {
        case .removed(let operation):
            operations.append(operation)
            rows.append(Row(task: tree.task, path: tree.path, mayGo: true, reason: WorktreeVerdict.removable.text))
        case .preserved(let finding): keep(tree, because: finding.verdict.text)
        }
    }

    private mutating func keep(_ tree: TaskWorktree, because reason: String) {
        rows.append(Row(task: tree.task, path: tree.path, mayGo: false, reason: reason))
    }

    var text: String {
        let going = rows.filter(\.mayGo).count
        let word = isTrial ? "would go" : "removed"
        return "\(going) \(word), \(rows.count - going) kept"
    }

    var data: JSONObject {
        let rows = rows.map { row -> JSONValue in
            [
                "task_id": .string(row.task.text), "worktree_path": .string(row.path), "may_go": .bool(row.mayGo),
                "reason": .string(row.reason),
            ]
        }
        return ["trial": .bool(isTrial), "worktrees": .array(rows)]
    }
}
