/// What takes room on the disk.
package enum SpaceKind: String, CaseIterable, Sendable {
    case output
    case errorOutput
    case checkpoints
    case otherOfRuns
    case sessions
    case imports
    case archive
    case quarantine
    case worktrees
    case index
    case conversations
    case other
}
