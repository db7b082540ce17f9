import Domain
import Journal
import Platform
import Runs

/// `roost daemon start`: starts the daemon of the home.
package enum DaemonStartCommand {
    private static let workers = Option(
        "workers",
        ValueForm<Int>.integer(0...1000),
        "How many runs it has at work at once"
    )
    private static let foreground = Flag("foreground", "Be the daemon, here, until it ends: for a service manager")
    private static let alone = Flag("daemon-only", "The daemon, and no panes beside it")

    package static let command = row("daemon", "start")
    /// As short as it is used often.
    package static let short = row("start", isListed: false)

    private static func row(_ path: String..., isListed: Bool = true) -> Command {
        let line = "roost " + path.joined(separator: " ")
        return Command(
            path: path,
            section: .daemon,
            summary: "Start the daemon",
            details: [
                "It gives tasks to agents, watches runs, takes over those that have lost their shim, and keeps the "
                    + "index up to date. It frees itself of the terminal. Agents do not depend on it: they go on when "
                    + "it ends.",
                "What it says is in daemon.log of the home. Where \"roost service install\" was done, systemd is asked "
                    + "to start it.",
            ],
            examples: [
                Example(line, "the daemon of this home"),
                Example("\(line) --workers 4", "with at most four runs at work"),
                Example("\(line) --foreground", "as the main process of a service"),
            ],
            options: [workers, foreground, alone],
            exitCodes: [.refusedByState, .notPermitted, .timedOut],
            isListed: isListed,
            run: run
        )
    }

    /// For a command that needs one, and is no reason to refuse where there is one.
    static func startWhereNone(_ invocation: Invocation) throws(CommandError) {
        guard try invocation.livingDaemon() == nil else { return }
        do throws(CommandError) { _ = try begin(invocation, []) } catch {
            // Somebody else has just started it.
            guard try invocation.livingDaemon() == nil else { return }
            throw error
        }
    }

    private static func run(_ invocation: Invocation) throws(CommandError) -> ExitCode {
        let arguments = invocation[workers].map { ["--workers", "\($0)"] } ?? []
        guard invocation[foreground] else { return try begin(invocation, arguments) }
        try refuseWithinRun(invocation)
        let home = HomePaths(root: try invocation.home())
        let words = ["--foreground", "--home", home.root] + arguments
        let program = try invocation.daemonStart().program
        let error = ProgramReplacement.become(program, words, environment: invocation.environment)
        throw .platform(error)
    }

    private static func refuseWithinRun(_ invocation: Invocation) throws(CommandError) {
        if let run = invocation.environment["ROOST_RUN"], !run.isEmpty {
            throw .refused(
                "this is within \(SafeText.of(run)), which ends what it has started",
                hint: "start the daemon from a shell of your own"
            )
        }
    }

    private static func begin(_ invocation: Invocation, _ arguments: [String]) throws(CommandError) -> ExitCode {
        try refuseWithinRun(invocation)
        let home = HomePaths(root: try invocation.home())
        let start = try invocation.daemonStart()
        if let unit = try invocation.installedUnit() { return try DaemonUnit(unit, invocation).start(arguments) }
        let word = try withRuns { () throws(RunsError) in
            try start.start(arguments, in: home, environment: invocation.environment)
        }
        try tell(word, invocation)
        return .ok
    }

    private static func tell(_ word: DaemonWord, _ invocation: Invocation) throws(CommandError) {
        switch word {
        case .started(let pid): try invocation.console.say("roost: the daemon has started (pid \(pid))")
        case .running(let pid):
            throw .refused("the daemon is running already (pid \(pid))", hint: "see it: roost daemon status")
        case .failed(let why, let hint): throw .failed(SafeText.of(why), hint: hint.map { SafeText.of($0) })
        case .nothing:
            throw .failed("the daemon ended before it had begun, without a word", hint: "see daemon.log of the home")
        case .silence:
            throw .timedOut("the daemon was started and does not answer", hint: "see: roost daemon status")
        }
    }
}
