import Platform

/// What a keeper says to its recorder.
enum KeeperWord: Hashable, Sendable {
    case stop(StopOrder)
    case checkpoint
    /// The agent's end stands in the file `exit`. Nil where the end is past finding.
    case exitWritten(ExitStatus?)
    case synced
    case syncFailed(Errno)
}
