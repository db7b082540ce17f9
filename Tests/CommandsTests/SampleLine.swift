import Commands
import Platform

/// What command lines of the sample table come to.
enum SampleLine {
    struct UnexpectedHelp: Error {}

    /// What the command line gives to its command.
    static func invocation(_ line: String...) throws -> Invocation {
        guard case .run(let command, let values) = try CommandLineParser(SampleTable.table).parse(line) else {
            throw UnexpectedHelp()
        }
        return Invocation(
            of: command,
            values,
            table: SampleTable.table,
            environment: Environment(["HOME": "/home/me"]),
            console: RecordingConsole().console
        )
    }

    /// What is wrong with the command line, if anything is.
    static func fault(_ line: String...) -> UsageFault? {
        do throws(CommandError) {
            _ = try CommandLineParser(SampleTable.table).parse(line)
            return nil
        } catch {
            guard case .usage(let fault, _) = error else { return nil }
            return fault
        }
    }

    /// The words whose page of help the command line asks for, if it does.
    static func helpPath(_ line: String...) throws -> [String]? {
        guard case .help(let path) = try CommandLineParser(SampleTable.table).parse(line) else { return nil }
        return path
    }
}
