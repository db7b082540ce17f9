package import Domain

/// What tells of a model response: the output of a run, or an imported file.
package struct UsageSource: Hashable, Sendable {
    /// The run that the response is counted for.
    package var run: String
    /// A run that we started, and not what its agent kept of it: that run's task is to bear the cost, whoever imports
    /// the transcript later.
    package var isLive: Bool
    /// When it began, where that is known. A fork repeats the lines of its parent with their times, and of two copies
    /// that are equally old the one in the older file is the original.
    package var began: WallTime?

    package init(run: String, isLive: Bool = false, began: WallTime? = nil) {
        self.run = run
        self.isLive = isLive
        self.began = began
    }
}
