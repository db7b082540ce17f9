/// The answer to how long decisions took.
package struct DecisionSpeeds: Hashable, Sendable {
    /// The slowest on average come first, and those of which no time is known last.
    package let points: [DecisionSpeed]
    /// The slowest first.
    package let slowest: [SlowDecision]
}
