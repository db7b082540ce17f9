import Checkpoints
import Domain
import Journal
import Platform
import Runs

/// `roost run again`: another attempt at what a run was asked to do.
package enum RunAgainCommand {
    private static let from = Option(
        "from",
        ValueForm.integer(1...).named("SEQ"),
        "Begin with the files of this checkpoint of the run, brought back to its worktree first"
    )

    package static let command = Command(
        "run",
        "again",
        section: .resources,
        summary: "Repeat a run: the same command, folder and options",
        details: [
            "The new run is the next attempt at the same step of the same task. Values of variables are never kept: "
                + "those that were given with --env are to be given again, and what the environment had then and has "
                + "not now is named."
        ],
        examples: [
            Example("roost run again run-20261121", "the run whose id begins so"),
            Example("roost run again run-20261121 --from 3", "with the files of its third checkpoint"),
            Example("roost run again run-20261121 -d --env TOKEN=x", "in the background, with a variable"),
        ],
        arguments: [RunTarget.argument],
        options: [from, RunOptions.variable, RunOptions.quiet, RunOptions.detach],
        exitCodes: [.notFound, .refusedByState, .notPermitted, .timedOut, .notExecutable, .programMissing, .hungUp],
        run: run
    )

    private static func run(_ invocation: Invocation) throws(CommandError) -> ExitCode {
        let paths = try invocation.run()
        var request = try request(paths, invocation)
        let folder = request.folder
        try withRuns { () throws(RunsError) in try FolderCheck.check(folder) }
        let settings = try invocation.settings(in: folder)
        let launcher = try invocation.launcher(settings)
        try BudgetGate(invocation: invocation).check(request, settings)
        if let seq = invocation[from] {
            try withRuns { () throws(RunsError) in _ = try launcher.check(request) }
            request.resumeFromSeq = try restore(seq, of: paths, invocation)
        }
        return try RunCommand.start(
            request,
            isDetached: invocation[RunOptions.detach],
            isQuiet: invocation[RunOptions.quiet],
            launcher,
            invocation
        )
    }

    /// The files of the checkpoint, where the run worked; refused where that would cost changes.
    private static func restore(_ seq: Int, of paths: RunPaths, _ invocation: Invocation) throws(CommandError) -> Int64
    {
        let control = invocation.control(paths)
        let attendance = try withRuns { () throws(RunsError) in try control.attendance() }
        guard attendance != .attended, attendance != .agentAlone else {
            let name = FilePath.name(of: paths.directory)
            throw .refused("the agent of \(name) still works in its worktree", hint: "stop it: roost run stop \(name)")
        }
        let checkpoint = try CheckpointTarget.checkpoint(seq, of: paths, on: invocation.disk)
        let home = HomePaths(root: try invocation.home())
        let worktree: String
        do throws(JournalError) {
            worktree = home.current(
                try RunCatalog.read(paths, on: invocation.disk).metadata.worktreePath,
                on: invocation.disk
            )
        } catch {
            throw .journal(error)
        }
        try CheckpointTarget.checking { () throws(CheckpointError) in
            let restoring = try CheckpointRestoring(in: invocation.environment, disk: invocation.disk)
            _ = try restoring.restore(checkpoint, of: paths, into: worktree, isTrial: false)
        }
        return checkpoint.seq
    }

    private static func request(_ paths: RunPaths, _ invocation: Invocation) throws(CommandError) -> LaunchRequest {
        let disk = invocation.disk
        let repeated: RepeatedRun
        do throws(JournalError) {
            repeated = try RepeatedRun(paths, on: disk)
        } catch {
            guard error.isMissing else { throw .journal(error) }
            let name = FilePath.name(of: paths.directory)
            throw .refused("\(name) does not say how it was started", hint: "start it anew: roost run --help")
        }
        var request = repeated.request(caller: invocation.environment)
        request.folder = HomePaths(root: try invocation.home()).current(request.folder, on: disk)
        for variable in invocation[all: RunOptions.variable] { request.given[variable.name] = variable.value }
        let missing = repeated.namesMissing(in: request)
        if !missing.isEmpty {
            try invocation.console.say("roost: set then and not now: \(SafeText.of(missing.joined(separator: ", ")))")
        }
        return request
    }
}
