/// How every program of ours ends. The numbers follow `systemctl`, `timeout` and the shells.
package enum ExitCode: Int32, Sendable, CaseIterable {
    case ok = 0
    case failed = 1
    case usage = 2
    case daemonNotRunning = 3
    case notFound = 4
    case finding = 5
    case refusedByState = 6
    case budgetRefused = 7
    case notPermitted = 8
    case timedOut = 124
    case interrupted = 130
    case terminated = 143
}
