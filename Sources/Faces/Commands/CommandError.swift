package import Control
import Domain
package import Indexer
package import Journal
package import Platform
package import Queries
package import Runs
package import Settings

/// Why a command did not do what it was asked, with what a person, a script and the shell are told about it.
package enum CommandError: Error, Equatable, CustomStringConvertible {
    /// The command line is wrong.
    case usage(UsageFault, command: [String])
    /// Something that was named does not exist; `list` is the command that shows what does.
    case notFound(kind: String, text: String, similar: [String], list: String? = nil)
    /// What was named was there once, and the record still knows of it.
    case gone(String, hint: String)
    /// What was named is the beginning of several names.
    case ambiguous(kind: String, text: String, matches: [String])
    /// The state of things does not allow it.
    case refused(String, hint: String?)
    /// It was tried, and failed.
    case failed(String, hint: String?)
    /// The system did not do what it was asked.
    case platform(PlatformError)
    /// A run or session directory could not be read or written.
    case journal(JournalError)
    /// A run could not be prepared, launched, asked or taken over.
    case runs(RunsError)
    /// Files could not be made rows of the index.
    case indexer(IndexerError)
    /// A question to the record has no answer.
    case queries(QueriesError)
    /// The daemon could not be asked, or has not answered.
    case control(ControlError)
    /// The daemon was asked, and did not do it.
    case directive(DirectiveAnswer)
    /// There is no daemon, and nobody else could do it.
    case daemonNeeded(String, hint: String)
    /// It was waited for as long as was to be, and has not come.
    case timedOut(String, hint: String?)
    /// The settings cannot be gone by.
    case settings(SettingsError)
    /// The output could not be written, for another reason than that its reader went away.
    case outputFailed(PlatformError)
    /// The reader of the output went away: `roost help | head -1`. Nobody is told, for nothing is wrong.
    case outputClosed

    /// The word by which a program tells it apart.
    package var code: String {
        switch self {
        case .usage(let fault, _): fault.code
        case .notFound: "not_found"
        case .ambiguous: "ambiguous"
        case .gone: "gone"
        case .refused, .indexer(.locked), .indexer(.refused): "refused"
        case .runs(let error): error.code
        case .control(let error): error.code
        case .directive(let answer): answer.code?.text ?? "failed"
        case .daemonNeeded: "no_daemon"
        case .timedOut: "timed_out"
        case .settings(.invalid): "bad_settings"
        case .failed, .platform, .journal, .indexer, .queries, .settings: "failed"
        case .outputFailed: "output_failed"
        case .outputClosed: "output_closed"
        }
    }

    package var exitCode: ExitCode {
        switch self {
        case .usage, .ambiguous: .usage
        case .notFound, .gone: .notFound
        case .refused, .indexer(.locked), .indexer(.refused): .refusedByState
        case .indexer(.archive(let fault)) where fault.isRefusal: .refusedByState
        case .platform(let error): Self.exitCode(of: error)
        case .journal(let error): error.cause.map { Self.exitCode(of: $0) } ?? .failed
        case .runs(let error): error.exitCode ?? error.cause.map { Self.exitCode(of: $0) } ?? .failed
        case .control(let error): error.exitCode
        case .directive(let answer): answer.code?.known?.exitCode ?? .failed
        case .daemonNeeded: .daemonNotRunning
        case .timedOut: .timedOut
        case .settings(.disk(let error)): Self.exitCode(of: error)
        case .settings(.notOurs): .notPermitted
        case .settings(.locked): .refusedByState
        case .failed, .indexer, .queries, .settings, .outputFailed: .failed
        case .outputClosed: .ok
        }
    }

    package var description: String {
        switch self {
        case .usage(let fault, let path) where path.isEmpty: fault.description
        case .usage(let fault, let path): "\(path.joined(separator: " ")): \(fault)"
        case .notFound(let kind, let text, _, _): "no \(kind) \"\(text)\""
        case .ambiguous(let kind, let text, let matches):
            "\"\(text)\" is the beginning of \(matches.count) \(kind)s"
        case .gone(let message, _), .refused(let message, _), .failed(let message, _), .timedOut(let message, _),
            .daemonNeeded(let message, _):
            message
        case .runs(let error): error.description
        case .control(let error): error.description
        case .directive(let answer): answer.detail
        case .platform(let error): error.description
        case .journal(let error): error.description
        case .indexer(let error): error.description
        case .queries(let error): error.description
        case .settings(let error): error.description
        case .outputFailed(let error): "the output is not complete: \(error)"
        case .outputClosed: "the reader of the output went away"
        }
    }

    package var hint: String? {
        switch self {
        case .usage(let fault, let path):
            [fault.advice, Self.more(about: path)].compactMap { $0 }.joined(separator: "   ")
        case .notFound(_, _, let similar, let list): Self.found(similar, list)
        case .ambiguous(_, _, let matches): Self.list(matches)
        case .gone(_, let hint), .daemonNeeded(_, let hint): hint
        case .refused(_, let hint), .failed(_, let hint), .timedOut(_, let hint): hint
        case .runs(let error): error.hint
        case .control(let error): error.hint
        case .directive(let answer): answer.hint
        case .platform(let error), .outputFailed(let error): error.hint
        case .journal(let error): error.hint
        case .indexer(let error): error.hint
        case .queries(let error): error.hint
        case .settings(.invalid(let problems)) where problems.count > 1: "roost config validate tells what was meant"
        case .settings(let error): error.hint
        case .outputClosed: nil
        }
    }

    private static func found(_ similar: [String], _ list: String?) -> String? {
        let known = similar.isEmpty ? nil : "similar: " + similar.joined(separator: ", ")
        let parts = [known, list.map { "all: \($0)" }].compactMap { $0 }
        return parts.isEmpty ? nil : parts.joined(separator: "   ")
    }

    private static func list(_ matches: [String]) -> String {
        let listed = matches.prefix(RunTarget.listedMax)
        let more = matches.count - listed.count
        return "one of: " + listed.joined(separator: ", ") + (more > 0 ? ", and \(more) more" : "")
    }

    /// Everything that is wrong, one by one, where the description only counts it.
    package var particulars: [SettingProblem] {
        guard case .settings(.invalid(let problems)) = self, problems.count > 1 else { return [] }
        return problems
    }

    private static func exitCode(of error: PlatformError) -> ExitCode {
        switch error.errno {
        case .accessDenied, .notPermitted: .notPermitted
        default: .failed
        }
    }

    private static func more(about path: [String]) -> String {
        path.isEmpty ? "all commands: roost help" : "more: " + Command.name(of: ["help"] + path)
    }
}

/// Reads what is recorded; what cannot be read becomes an error of the command.
func onRecord<Result: ~Copyable>(_ body: () throws(JournalError) -> Result) throws(CommandError) -> Result {
    do { return try body() } catch { throw .journal(error) }
}
