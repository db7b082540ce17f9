package import Domain

/// Why something is as it is: what led to it, step by step, and what nobody has recorded.
package struct Explanation: Hashable, Sendable {
    /// What it is about, in a line.
    package var title: String
    /// That which stands in the title, where one does.
    package var titleTime: WallTime?
    package var facts: [ExplanationNote] = []
    /// Oldest first.
    package var steps: [ExplanationStep] = []
    /// Whether there are more steps than these.
    package var hasMore = false
    /// What would belong to it and is not in the record, in sentences without a full stop.
    package var unknowns: [String] = []

    package init(title: String) { self.title = title }
}
