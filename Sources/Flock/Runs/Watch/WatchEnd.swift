package import Platform

/// Why watching a run came to an end.
package enum WatchEnd: Hashable, Sendable {
    case over(RunEnd)
    /// The run goes on, and nobody watches it any more.
    case detached(by: Signal)
    /// Whoever was shown the output wants no more of it.
    case unwanted
}
