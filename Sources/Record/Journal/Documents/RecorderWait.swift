import Domain

/// What a recorder may wait for, and the agent with it once its pipe is full.
package enum RecorderWait: String, TermWord, CaseIterable {
    /// Room on the disk.
    case room
    /// A disk that fails.
    case disk
}
