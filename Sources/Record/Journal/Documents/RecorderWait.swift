/// What a recorder may wait for, and the agent with it once its pipe is full.
package enum RecorderWait: String, Sendable, CaseIterable {
    /// Room on the disk.
    case room
    /// A disk that fails.
    case disk
}
