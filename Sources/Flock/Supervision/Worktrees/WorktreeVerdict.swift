import Git

/// Whether a worktree may go. It may only where every look has found that nothing goes with it.
package enum WorktreeVerdict: Hashable, Sendable {
    case removable
    case preserve([WorktreeReason])

    package init(_ found: WorktreeInspection) {
        var reasons = Self.presence(found)
        if found.folder.value.map({ $0 == .there }) ?? true {
            reasons += Self.files(found) + Self.commits(found)
        }
        self = reasons.isEmpty ? .removable : .preserve(reasons)
    }

    package var reasons: [WorktreeReason] {
        switch self {
        case .removable: []
        case .preserve(let reasons): reasons
        }
    }

    /// All reasons in one sentence.
    package var text: String {
        switch self {
        case .removable: "nothing would be lost: it is clean, and another ref holds each of its commits"
        case .preserve(let reasons): reasons.map(\.description).joined(separator: "; ")
        }
    }

    /// Who is in it, and whether it is where it should be.
    private static func presence(_ found: WorktreeInspection) -> [WorktreeReason] {
        var reasons: [WorktreeReason] = []
        if found.worker.isRunning != false { reasons.append(.workerRunning(pid: found.worker.pid)) }
        take(found.processes, "who works in it", &reasons) { $0.isEmpty ? [] : [.processes($0)] }
        take(found.folder, "whether its folder is there", &reasons) { folder in
            switch folder {
            case .there: []
            case .missing: [.missing]
            case .moved(let path): [.moved(to: path)]
            case .notFolder: [.notFolder]
            }
        }
        take(found.entry, "its entry in the repository", &reasons) { entry in
            guard let entry else { return [.notRegistered] }
            guard let reason = entry.lockReason, !reason.hasPrefix(TaskWorktree.lockPrefix) else { return [] }
            return [.foreignLock(reason)]
        }
        return reasons
    }

    private static func files(_ found: WorktreeInspection) -> [WorktreeReason] {
        var reasons: [WorktreeReason] = []
        take(found.operation, "what is under way", &reasons) { $0.map { [.operation($0)] } ?? [] }
        take(found.status, "what differs", &reasons, named(by:))
        take(found.hidden, "what git was told to hide", &reasons) { $0.isEmpty ? [] : [.hidden($0)] }
        take(found.nested, "which repositories are in it", &reasons) { nested in
            nested.filter { !$0.holds.isEmpty }.map { .nested(path: $0.path, holds: $0.holds) }
        }
        take(found.indexLockAge, "whether its index is locked", &reasons) { $0.map { [.indexLock(age: $0)] } ?? [] }
        return reasons
    }

    private static func named(by status: WorktreeStatus) -> [WorktreeReason] {
        let conflicts = status.tracked.filter(\.isUnmerged)
        let rest = status.tracked.filter { !$0.isUnmerged }
        let lists: [([GitPath], ([GitPath]) -> WorktreeReason)] = [
            (conflicts.map(\.path), WorktreeReason.conflicts),
            (rest.filter(\.isStaged).map(\.path), WorktreeReason.staged),
            (rest.filter(\.isChanged).map(\.path), WorktreeReason.changed),
            (status.untracked, WorktreeReason.untracked),
        ]
        return lists.filter { !$0.0.isEmpty }.map { $0.1($0.0) }
    }

    private static func commits(_ found: WorktreeInspection) -> [WorktreeReason] {
        var reasons: [WorktreeReason] = []
        take(found.unpushed, "which commits only it has", &reasons) {
            $0.isEmpty ? [] : [.unpushed($0, on: found.branch)]
        }
        take(found.loose, "which commits no ref has", &reasons) { $0.isEmpty ? [] : [.loose($0)] }
        take(found.stashed, "what was stashed in it", &reasons) { $0.isEmpty ? [] : [.stashed($0)] }
        return reasons
    }

    private static func take<Value>(
        _ looked: Looked<Value>,
        _ fact: String,
        _ reasons: inout [WorktreeReason],
        _ reasonsOf: (Value) -> [WorktreeReason]
    ) {
        switch looked {
        case .known(let value): reasons += reasonsOf(value)
        case .undetermined(let why): reasons.append(.undetermined(fact: fact, why: why))
        }
    }
}
