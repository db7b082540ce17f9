/// What becomes of a run that has written as much as it may.
package enum RunLimitPolicy: String, Sendable, CaseIterable {
    case stop
    /// It goes on; what is missing is recorded to the byte.
    case discard
}
