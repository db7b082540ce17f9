import Domain
import Journal
import Platform
import Runs

/// `roost run`: one run of an agent or of any command, recorded to its last byte.
package enum RunCommand {
    /// Ours, and that of a seed whose scripts set it.
    private static let verboseNames = ["ROOST_VERBOSE", "ORCH_VERBOSE"]

    package static let command = Command(
        "run",
        section: .everyday,
        summary: "Run an agent or a command, and record it",
        details: [
            "Shows the output as it comes, and ends with the exit code of the agent: 128 and the number of the signal "
                + "that ended it, 124 when its time was over, 126 or 127 when its program could not be run.",
            "The first Ctrl-C asks the run to stop, the second kills it. Where the terminal goes away, or roost "
                + "itself is killed, the run goes on and is recorded to its end.",
            "The prompt is kept in the file prompt.txt of the run. A command is given nothing of it but that file, in "
                + "the folder that $ROOST_RUN_DIR names.",
            "With --attach a daemon watches over the run: Ctrl-C, or the end of the terminal, ends the showing and "
                + "nothing else, and the end of the run is still told by the exit code of the agent.",
            "With --detach and a value in $ROOST_VERBOSE (or $ORCH_VERBOSE) the output is shown on standard error "
                + "while the run goes on in the background; Ctrl-C then only ends the showing.",
        ],
        examples: [
            Example("roost run -- make test", "any command"),
            Example("roost run --agent claude -p fix-the-tests.md", "an agent on a prompt from a file"),
            Example("roost run --agent codex -p Hello --timeout 30m", "on a text, and not for ever"),
            Example("roost run -d --task gh-450 --agent claude -p -", "in the background, the prompt from a pipe"),
            Example("roost run --budget 0.50 --agent claude -p Hello", "held to half a dollar by the daemon"),
            Example("roost run --attach --agent claude -p Hello", "seen here, and left to the daemon by Ctrl-C"),
            Example("roost run --pty -- top -b -n 1", "on a terminal of its own"),
        ],
        rest: Rest("COMMAND", "The command line to run, instead of that of an agent"),
        options: RunOptions.all,
        exitCodes: [
            .daemonNotRunning, .notFound, .refusedByState, .budgetRefused, .notPermitted, .timedOut, .notExecutable,
            .programMissing,
            .hungUp,
        ],
        run: run
    )

    private static func run(_ invocation: Invocation) throws(CommandError) -> ExitCode {
        let folder = RunAsked.folder(invocation, FilePath.resolved("."))
        try withRuns { () throws(RunsError) in try FolderCheck.check(folder) }
        let settings = try invocation.settings(in: folder)
        try invocation.tellPassedOver(of: settings)
        let asked = try RunAsked(invocation, settings)
        let isAttached = invocation[RunOptions.attach]
        if isAttached { try refuseContradictions(invocation) }
        let launcher = try invocation.launcher(settings)
        guard !invocation[RunOptions.prepare] else {
            let ready = try withRuns { () throws(RunsError) in
                try launcher.prepare(asked.request, isToStart: false)
            }
            try invocation.console.line(ready.paths.directory)
            return .ok
        }
        if isAttached { try DaemonStartCommand.startWhereNone(invocation) }
        try BudgetGate(invocation: invocation).check(asked.request, settings)
        if isAttached { return try attach(asked.request, launcher, invocation) }
        return try start(
            asked.request,
            isDetached: asked.isDetached,
            isQuiet: invocation[RunOptions.quiet],
            launcher,
            invocation
        )
    }

    private static func refuseContradictions(_ invocation: Invocation) throws(CommandError) {
        let others = [RunOptions.detach, RunOptions.quiet, RunOptions.prepare]
        guard let other = others.first(where: { invocation[$0] }) else { return }
        throw .usage(.together("--attach", "--\(other.row.name)"), command: invocation.command.path)
    }

    /// A run that is the daemon's to look after, and is only shown here.
    private static func attach(
        _ request: LaunchRequest,
        _ launcher: RunLauncher,
        _ invocation: Invocation
    ) throws(CommandError) -> ExitCode {
        Signal.block([.interrupt, .terminate, .hangUp])
        let launched = try withRuns { () throws(RunsError) in try launcher.launch(try launcher.prepare(request)) }
        if invocation.console.errors.isTerminal {
            let line = "roost: \(launched.run.text) of \(launched.task), Ctrl-C leaves it to the daemon"
            try invocation.console.say(Ink.dim.mark(line, where: invocation.console.errors.isColored))
        }
        return try RunForeground(attachedTo: invocation).follow(launched.paths)
    }

    static func start(
        _ request: LaunchRequest,
        isDetached: Bool,
        isQuiet: Bool,
        _ launcher: RunLauncher,
        _ invocation: Invocation
    ) throws(CommandError) -> ExitCode {
        if !isDetached { try RunForeground.takeSignals() }
        let launched = try withRuns { () throws(RunsError) in try launcher.launch(try launcher.prepare(request)) }
        let run = launched.run.text
        if isDetached {
            return try leave(run, launched.paths, hasStarted: launched.agentPID != nil, isQuiet, invocation)
        }
        if invocation.console.errors.isTerminal {
            let line = "roost: \(run) of \(launched.task), Ctrl-C stops it"
            try invocation.console.say(Ink.dim.mark(line, where: invocation.console.errors.isColored))
        }
        return try RunForeground(invocation, isQuiet: isQuiet).follow(launched.paths)
    }

    private static func leave(
        _ run: String,
        _ paths: RunPaths,
        hasStarted: Bool,
        _ isQuiet: Bool,
        _ invocation: Invocation
    ) throws(CommandError) -> ExitCode {
        let console = invocation.console
        try console.line(run)
        try console.flush()
        guard hasStarted else {
            let end = try withRuns { () throws(RunsError) in try RunEnd.read(paths, on: invocation.disk) }
            try console.say(SafeText.of(RunWords.end(end, of: run)))
            return ExitCode(rawValue: end.exitCode)
        }
        let isMirrored = verboseNames.contains { invocation.environment[$0].map { !$0.isEmpty } ?? false }
        guard isMirrored, !isQuiet else {
            if !isQuiet { try console.say("follow it: roost logs -f \(run)\nstop it:   roost run stop \(run)") }
            return .ok
        }
        Signal.block([.interrupt, .terminate, .hangUp])
        return try RunForeground(invocation, isQuiet: false, isInBackground: true).follow(paths)
    }
}
