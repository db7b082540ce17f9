import Git

/// What a reason to keep a worktree forbids beyond its removal.
extension WorktreeReason {
    /// Whether it must be dealt with before anybody may have the worktree gone.
    var forbidsDiscarding: Bool {
        switch self {
        case .workerRunning, .processes, .moved, .notFolder, .notRegistered, .foreignLock: true
        case .missing, .operation, .conflicts, .staged, .changed, .hidden, .untracked, .nested, .unpushed, .loose,
            .stashed, .indexLock, .undetermined:
            false
        }
    }

    /// Whether there is something that would not be taken over, or nobody knows.
    var forbidsAccepting: Bool {
        switch self {
        case .foreignLock, .unpushed, .loose, .stashed, .indexLock: false
        case .workerRunning, .processes, .missing, .moved, .notFolder, .notRegistered, .operation, .conflicts, .staged,
            .changed, .hidden, .untracked, .nested, .undetermined:
            true
        }
    }

    /// Whether it could not be committed as it is.
    var forbidsCommitting: Bool {
        switch self {
        case .staged, .changed, .untracked: false
        case .hidden, .nested: true
        case .foreignLock, .unpushed, .loose, .stashed, .indexLock, .workerRunning, .processes, .missing, .moved,
            .notFolder, .notRegistered, .operation, .conflicts, .undetermined:
            forbidsAccepting
        }
    }
}
