import Domain
import Glibc
package import Platform

/// Where a command line comes in and an exit code goes out.
package enum Door {
    /// Runs the command line of this process.
    package static func open() -> ExitCode {
        // A reader that goes away is met as an error of the write, and not as the end of the process.
        signal(SIGPIPE, SIG_IGN)
        let environment = Environment.current()
        return run(arguments: ProgramArguments.own, environment: environment, console: .standard(environment))
    }

    /// - Parameter arguments: the command line, the name of the program with it.
    package static func run(
        arguments: [String],
        environment: Environment,
        console: Console,
        table: CommandTable = .roost
    ) -> ExitCode {
        let arguments = Array(arguments.dropFirst())
        let presentation = Presentation(arguments)
        let console = console.colored(presentation.color, environment)
        do throws(CommandError) {
            return try answer(arguments, environment, console, table)
        } catch {
            // An agent takes the words and the end of a hook for orders, whatever is wrong with its command line.
            guard !HookCommand.isMeant(by: arguments) else { return .ok }
            return report(error, as: presentation.format, on: console)
        }
    }

    private static func answer(
        _ arguments: [String],
        _ environment: Environment,
        _ console: Console,
        _ table: CommandTable
    ) throws(CommandError) -> ExitCode {
        let code: ExitCode
        switch try CommandLineParser(table).parse(arguments) {
        case .help(let path):
            try console.show(HelpCommand.page(about: path, in: table, for: console.output))
            code = .ok
        case .run(let command, let values):
            let invocation = Invocation(
                of: command,
                values,
                table: table,
                environment: environment,
                console: console
            )
            console.show(tables: invocation.tableView)
            try invocation.refuseNewerHome()
            code = try command.run(invocation)
        }
        try flush(console)
        return code
    }

    /// A reader that went away has what it wanted: the command still ends as it would have.
    private static func flush(_ console: Console) throws(CommandError) {
        do throws(CommandError) {
            try console.flush()
        } catch {
            guard error == .outputClosed else { throw error }
        }
    }

    private static func report(_ error: CommandError, as format: OutputFormat, on console: Console) -> ExitCode {
        if error != .outputClosed {
            let text = ErrorReport(error).text(as: format, isColored: console.errors.isColored)
            Deliberate.ignore(because: "of two errors the first is told, and what was shown before it may be lost") {
                () throws(CommandError) in try console.flush()
            }
            Deliberate.ignore(because: "where standard error is closed, the exit code is all that can be said") {
                () throws(CommandError) in try console.say(text)
            }
        }
        return error.exitCode
    }
}
