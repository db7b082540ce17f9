package import Platform

/// What goes wrong with one operation of a `FaultyDisk`.
package enum Fault: Hashable, Sendable {
    /// The operation is not done, and fails with this.
    case fail(Errno)
    /// A read or write stops after so many bytes, without an error. Other operations have no such half.
    case short(bytes: Int)
    /// This process is killed by SIGKILL: only for tests that look on from outside.
    case kill(Point)

    package enum Point: String, Hashable, Sendable, CaseIterable, Codable {
        case before
        /// When half of the bytes of a write are out; for other operations the same as `before`.
        case halfway
        case after
    }
}
