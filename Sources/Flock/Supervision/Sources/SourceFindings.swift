import Domain

/// What one look at a source brought.
package struct SourceFindings: Hashable, Sendable {
    package var items: [SourceItem] = []
    /// Nothing there is other than at the look before.
    package var isUnchanged = false
    /// Something is still being written: it is to be looked at again soon.
    package var isUnsettled = false
    /// What cannot be made a task, and why.
    package var problems: [String] = []
    /// The repository that the tasks are done in, as `WorktreeKeeper.repository(at:)` gives it.
    package var repository: String?

    package init() {}
}
