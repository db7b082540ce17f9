package import Domain

/// What was found, newest first.
package struct SearchAnswer: Hashable, Sendable {
    package var hits: [SearchHit] = []
    /// Whether there may be older ones that were not looked at, since as many were found as were wanted.
    package var hasMore = false
    /// Up to where was looked, where the search was given up before it had found as many: too many texts have the words
    /// and are not what is meant.
    package var gaveUpAt: WallTime?
    /// How many rows are not in the search yet.
    package var missingRows: Int64 = 0
}
