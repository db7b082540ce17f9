import Domain
package import Git

/// Why a worktree is kept.
package enum WorktreeReason: Hashable, Sendable {
    case workerRunning(pid: Int32?)
    case processes([Int32])
    case missing
    case moved(to: String)
    case notFolder
    case notRegistered
    case foreignLock(String)
    case operation(GitOperation)
    case conflicts([GitPath])
    case staged([GitPath])
    case changed([GitPath])
    case hidden([GitPath])
    case untracked([GitPath])
    case nested(path: String, holds: [String])
    case unpushed([ObjectID], on: String?)
    case loose([ObjectID])
    case stashed([StashEntry])
    case indexLock(age: Duration)
    case undetermined(fact: String, why: String)

    /// One word for it, as the record has it.
    package var word: String {
        switch self {
        case .workerRunning: "worker_running"
        case .processes: "processes"
        case .missing: "missing"
        case .moved: "moved"
        case .notFolder: "not_folder"
        case .notRegistered: "not_registered"
        case .foreignLock: "foreign_lock"
        case .operation: "operation"
        case .conflicts: "conflicts"
        case .staged: "staged"
        case .changed: "changed"
        case .hidden: "hidden"
        case .untracked: "untracked"
        case .nested: "nested"
        case .unpushed: "unpushed"
        case .loose: "loose"
        case .stashed: "stashed"
        case .indexLock: "index_lock"
        case .undetermined: "undetermined"
        }
    }
}
