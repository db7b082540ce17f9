package import Domain

/// One decision that took long, and where it is.
package struct SlowDecision: Hashable, Sendable {
    package let id: Int64
    package let point: String
    package let milliseconds: Double
    package let at: WallTime
    package let session: String
    package let contextType: String
    package let context: String?
    package let reason: String?
}
