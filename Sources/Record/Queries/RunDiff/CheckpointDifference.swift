/// How the files differ that two runs left behind, by their last checkpoints.
package struct CheckpointDifference: Hashable, Sendable {
    package struct File: Hashable, Sendable {
        package var path: String
        /// What the second has done to what the first left: added, deleted, modified, retyped.
        package var change: String
    }

    package var files: [File] = []
    package var hasMore = false
    /// Why it is not known, where it is not.
    package var unknown: String?
}
