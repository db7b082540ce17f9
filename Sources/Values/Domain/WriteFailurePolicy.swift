/// What becomes of output that cannot be written.
package enum WriteFailurePolicy: String, Sendable, CaseIterable {
    /// The agent waits; nothing is lost.
    case wait
    /// The agent never waits; what is missing is recorded to the byte.
    case discard
}
