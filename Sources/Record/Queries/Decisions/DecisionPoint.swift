/// What is known of all decisions of one kind.
package struct DecisionPoint: Hashable, Sendable {
    package var point: String
    package var function: String
    package var count: Int64
    package var slowCount: Int64
    package var averageMilliseconds: Double?
    package var longestMilliseconds: Double?
}
