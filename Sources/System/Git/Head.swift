/// Where the `HEAD` of a worktree is.
package enum Head: Hashable, Sendable {
    /// On a branch that has no commit yet.
    case unborn(branch: String)
    case branch(String, ObjectID)
    case detached(ObjectID)

    package var commit: ObjectID? {
        switch self {
        case .unborn: nil
        case .branch(_, let commit), .detached(let commit): commit
        }
    }

    package var branch: String? {
        switch self {
        case .unborn(let branch), .branch(let branch, _): branch
        case .detached: nil
        }
    }
}
