/// The exit codes that a recorder has for its keeper.
enum RecorderExit {
    static let done: Int32 = 0
    /// The run directory could not be opened for writing, and no agent was started.
    static let cannotBegin: Int32 = 70
    static let failed: Int32 = 71
}
