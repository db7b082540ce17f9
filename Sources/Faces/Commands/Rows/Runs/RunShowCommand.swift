import Domain
import JSON
import Journal
import Platform
import Queries
import Runs

/// `roost run show`: what is known of one run.
package enum RunShowCommand {
    private static let prompt = Flag("prompt", "The whole prompt that was sent, and nothing else")

    package static let command = Command(
        "run",
        "show",
        section: .resources,
        summary: "Show what is known of a run",
        examples: [
            Example("roost run show run-20261121", "the run whose id begins so"),
            Example("roost run show gh-450", "the newest of a task"),
            Example("roost run show gh-450 --prompt", "what it was told to do"),
            Example("roost run show run-20261121 --json", "for programs"),
        ],
        arguments: [RunTarget.orTask],
        options: [prompt, RecordOptions.utc],
        formats: OutputFormat.allCases,
        exitCodes: [.notFound, .refusedByState],
        run: run
    )

    private static func run(_ invocation: Invocation) throws(CommandError) -> ExitCode {
        let paths = try invocation.runOrNewestOfTask()
        if invocation[prompt] { return try showPrompt(of: paths, invocation) }
        let found: CatalogedRun
        do throws(JournalError) {
            found = try RunCatalog.read(paths, on: invocation.disk)
        } catch {
            throw .journal(error)
        }
        let (run, attendance) = try RunTakeOver(invocation: invocation).attended(found)
        let home = HomePaths(root: try invocation.home())
        let moments = MomentText(isUTC: invocation[RecordOptions.utc])
        let facts = RunFacts(run, attendance, RunRedaction(of: run.paths, in: home, on: invocation.disk), moments)
        guard invocation.format == .table else {
            try invocation.console.show(facts.table, as: invocation.format)
            return .ok
        }
        for line in facts.lines { try invocation.console.line(line) }
        if attendance == .notStarted { try invocation.console.say(RunWords.unstarted(run.metadata.run.text)) }
        return .ok
    }

    /// Without secrets, as all that is shown.
    private static func showPrompt(of run: RunPaths, _ invocation: Invocation) throws(CommandError) -> ExitCode {
        guard invocation.format == .table else {
            throw .usage(.together("--prompt", "--output"), command: invocation.command.path)
        }
        let found: String?
        do throws(PlatformError) { found = try read(run.prompt, on: invocation.disk) } catch { throw .platform(error) }
        guard let text = found else {
            throw .refused("\(FilePath.name(of: run.directory)) was given no prompt", hint: nil)
        }
        let home = HomePaths(root: try invocation.home())
        let shown = RunRedaction(of: run, in: home, on: invocation.disk).redact(text).text
        for line in shown.split(separator: "\n", omittingEmptySubsequences: false) {
            try invocation.console.line(SafeText.of(String(line)))
        }
        return .ok
    }

    private static func read(_ path: String, on disk: any Disk) throws(PlatformError) -> String? {
        guard try disk.exists(path) else { return nil }
        return String(decoding: try disk.readAll(path, bytesMax: PromptText.bytesMax), as: UTF8.self)
    }
}
