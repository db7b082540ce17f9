/// How often was decided at one point, and how long that took.
package struct DecisionSpeed: Hashable, Sendable {
    package let point: String
    package let decisions: Int64
    /// Milliseconds, of those decisions of which it is known.
    package let average: Double?
    package let most: Double?
    /// Those that took longer than a second.
    package let slow: Int64

    package init(point: String, decisions: Int64, average: Double?, most: Double?, slow: Int64) {
        self.point = point
        self.decisions = decisions
        self.average = average
        self.most = most
        self.slow = slow
    }
}
