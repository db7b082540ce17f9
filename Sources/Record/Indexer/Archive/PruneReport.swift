package import Domain

/// What was removed from the archive for ever, or would be.
package struct PruneReport: Hashable, Sendable {
    package let month: CivilMonth
    package let runCount: Int
    /// Of packed runs and of the rows of the month, in files.
    package let bytes: Int64
}
