import Domain
import Journal
import Platform
import Runs

/// `roost run again`: another attempt at what a run was asked to do.
package enum RunAgainCommand {
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
            Example("roost run again run-20261121 -d --env TOKEN=x", "in the background, with a variable"),
        ],
        arguments: [RunTarget.argument],
        options: [RunOptions.variable, RunOptions.quiet, RunOptions.detach],
        exitCodes: [.notFound, .refusedByState, .notPermitted, .timedOut, .notExecutable, .programMissing, .hungUp],
        run: run
    )

    private static func run(_ invocation: Invocation) throws(CommandError) -> ExitCode {
        let paths = try invocation.run()
        let request = try request(paths, invocation)
        return try RunCommand.start(
            request,
            isDetached: invocation[RunOptions.detach],
            isQuiet: invocation[RunOptions.quiet],
            try invocation.launcher(),
            invocation
        )
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
        for variable in invocation[all: RunOptions.variable] { request.given[variable.name] = variable.value }
        let missing = repeated.namesMissing(in: request)
        if !missing.isEmpty {
            try invocation.console.say("roost: set then and not now: \(SafeText.of(missing.joined(separator: ", ")))")
        }
        return request
    }
}
