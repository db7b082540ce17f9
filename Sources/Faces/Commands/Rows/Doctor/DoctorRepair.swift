/// What `roost doctor --fix` does by itself: nothing recorded is lost by it, and nothing outside is asked.
enum DoctorRepair: Hashable, Sendable {
    /// Others may read or change it.
    case close(String, mode: UInt32)
    /// What a process left behind that was killed.
    case remove(String)
    /// The name of a daemon that is gone.
    case clear(String)
    case index
    case reindex
    case hooks(isUsers: Bool)
    case unit
    case worktrees

    /// As a person would do it.
    var text: String {
        switch self {
        case .close(let path, let mode): "chmod \(String(mode, radix: 8)) \(path)"
        case .remove(let path): "rm \(path)"
        case .clear(let path): ": > \(path)"
        case .index: "roost index --once"
        case .reindex: "roost reindex"
        case .hooks(let isUsers): "roost init --hooks claude\(isUsers ? " --user" : "")"
        case .unit: "roost service install"
        case .worktrees: "roost doctor --fix"
        }
    }
}
