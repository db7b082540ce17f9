import Domain
import Glibc
package import Platform

/// Where a command line comes in and an exit code goes out.
package enum Door {
    /// Runs the command line of this process.
    package static func open() -> ExitCode {
        // A reader that goes away is met as an error of the write, and not as the end of the process.
        signal(SIGPIPE, SIG_IGN)
        holdChannels()
        let environment = Environment.current()
        return run(arguments: ProgramArguments.own, environment: environment, console: .standard(environment))
    }

    /// A channel that is closed would be taken by the next file that is opened, and output be written into that.
    private static func holdChannels() {
        for number in STDIN_FILENO...STDERR_FILENO where fcntl(number, F_GETFD) < 0 {
            _ = Glibc.open("/dev/null", O_RDWR)
        }
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
        switch try CommandLineParser(table).parse(arguments) {
        case .help(let path):
            let isWanted = !arguments.prefix { $0 != "--" }.contains("--no-pager")
            return try show(on: console, isWanted ? environment : nil) { (console) throws(CommandError) in
                try console.show(HelpCommand.page(about: path, in: table, for: console.output))
                return .ok
            }
        case .run(let command, let values):
            let isRefused = values.all(GlobalOption.noPager.row, as: Bool.self).last == true
            let isWanted = !isRefused && command.isPaged(values)
            return try show(on: console, isWanted ? environment : nil) { (console) throws(CommandError) in
                let invocation = Invocation(
                    of: command,
                    values,
                    table: table,
                    environment: environment,
                    console: console
                )
                console.show(tables: invocation.tableView)
                try invocation.refuseNewerHome()
                return try command.run(invocation)
            }
        }
    }

    /// Shows what a body writes, through a pager where that is wanted, which the environment names.
    private static func show(
        on console: Console,
        _ environment: Environment?,
        _ body: (Console) throws(CommandError) -> ExitCode
    ) throws(CommandError) -> ExitCode {
        guard let environment, let (paged, pages) = console.paged(environment) else {
            let code = try body(console)
            try flush(console)
            return code
        }
        let ended: Result<ExitCode, CommandError>
        do throws(CommandError) { ended = .success(try body(paged)) } catch { ended = .failure(error) }
        // What was shown before an error is told stands above it.
        try flush(paged)
        do throws(PlatformError) { try pages.finish() } catch {
            guard error.errno == .brokenPipe else { throw .outputFailed(error) }
        }
        return try ended.get()
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
