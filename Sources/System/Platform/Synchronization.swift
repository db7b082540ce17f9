/// What must be on the device before the call returns.
package enum Synchronization: Hashable, Sendable {
    /// The bytes, and of the file's status only what is needed to read them again.
    case data
    case everything
    /// All files of its file system, those of other programs too: where there are many to wait for, one wait is shorter
    /// than one for each.
    case fileSystem
}
