package import Domain

/// A worktree that was made and removed over and over: work starts, and nothing comes of it.
package struct SpawnLoop: Hashable, Sendable {
    package var task: String
    package var first: WallTime
    package var last: WallTime
    package var creates: Int
    package var removes: Int
}
