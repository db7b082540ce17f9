package import Platform

/// How a command that was asked came to its end.
package enum CommandEnd: Hashable, Sendable {
    case exited(ExitStatus)
    /// It had said enough.
    case cut
    case timedOut
    case notStarted(String)
}
