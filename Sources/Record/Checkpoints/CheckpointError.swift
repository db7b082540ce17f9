/// What can go wrong in `Checkpoints`.
package enum CheckpointError: Error, Hashable, Sendable {
    case failed(String)
}
