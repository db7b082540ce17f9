/// How every program of ours ends. The numbers follow `systemctl`, `timeout` and the shells; a run in the foreground
/// ends with its agent's own, which may be any.
package struct ExitCode: RawRepresentable, Hashable, Sendable {
    package let rawValue: Int32

    package init(rawValue: Int32) { self.rawValue = rawValue }

    package static let ok = ExitCode(rawValue: 0)
    package static let failed = ExitCode(rawValue: 1)
    package static let usage = ExitCode(rawValue: 2)
    package static let daemonNotRunning = ExitCode(rawValue: 3)
    package static let notFound = ExitCode(rawValue: 4)
    package static let finding = ExitCode(rawValue: 5)
    package static let refusedByState = ExitCode(rawValue: 6)
    package static let budgetRefused = ExitCode(rawValue: 7)
    package static let notPermitted = ExitCode(rawValue: 8)
    package static let timedOut = ExitCode(rawValue: 124)
    package static let notExecutable = ExitCode(rawValue: 126)
    package static let programMissing = ExitCode(rawValue: 127)
    package static let hungUp = ExitCode(rawValue: 129)
    package static let interrupted = ExitCode(rawValue: 130)
    package static let terminated = ExitCode(rawValue: 143)

    /// Those that mean something of their own, the smallest first.
    package static let allCases: [ExitCode] = [
        .ok, .failed, .usage, .daemonNotRunning, .notFound, .finding, .refusedByState, .budgetRefused, .notPermitted,
        .timedOut, .notExecutable, .programMissing, .hungUp, .interrupted, .terminated,
    ]

    /// What `roost help exit-codes` and every help page say about it.
    package var meaning: String { Self.meanings[self] ?? "the agent's own; above 128 by the signal \(rawValue - 128)" }

    private static let meanings: [ExitCode: String] = [
        .ok: "done; also when the reader of the output went away early",
        .failed: "failed: the message says what, the line under it what to do",
        .usage: "the command line is wrong; nothing was done",
        .daemonNotRunning: "the daemon is not running",
        .notFound: "what was named does not exist: a worker, a task, a run",
        .finding: "looked, and found something wrong (health, doctor, verify)",
        .refusedByState: "refused by the state of things: already running, not possible from here",
        .budgetRefused: "refused by a budget",
        .notPermitted: "not permitted",
        .timedOut: "waited as long as it was told to; of a run, that its time was over",
        .notExecutable: "the program of a run could not be run",
        .programMissing: "the program of a run is not there",
        .hungUp: "the terminal went away; a run goes on",
        .interrupted: "stopped by Ctrl-C",
        .terminated: "stopped by SIGTERM",
    ]
}
