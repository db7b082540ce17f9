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

    /// What `roost help exit-codes` and every help page say about it.
    package var meaning: String {
        switch self {
        case .ok: "done; also when the reader of the output went away early"
        case .failed: "failed: the message says what, the line under it what to do"
        case .usage: "the command line is wrong; nothing was done"
        case .daemonNotRunning: "the daemon is not running"
        case .notFound: "what was named does not exist: a worker, a task, a run"
        case .finding: "looked, and found something wrong (health, doctor, verify)"
        case .refusedByState: "refused by the state of things: already running, not possible from here"
        case .budgetRefused: "refused by a budget"
        case .notPermitted: "not permitted"
        case .timedOut: "waited as long as it was told to"
        case .interrupted: "stopped by Ctrl-C"
        case .terminated: "stopped by SIGTERM"
        }
    }
}
