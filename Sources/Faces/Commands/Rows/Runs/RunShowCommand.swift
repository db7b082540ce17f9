import Domain
import JSON
import Journal
import Platform
import Queries
import Runs

/// `roost run show`: what is known of one run.
package enum RunShowCommand {
    package static let command = Command(
        "run",
        "show",
        section: .resources,
        summary: "Show what is known of a run",
        examples: [
            Example("roost run show run-20261121", "the run whose id begins so"),
            Example("roost run show run-20261121 --json", "for programs"),
        ],
        arguments: [RunTarget.argument],
        formats: OutputFormat.allCases,
        exitCodes: [.notFound],
        run: run
    )

    private static func run(_ invocation: Invocation) throws(CommandError) -> ExitCode {
        let paths = try invocation.run()
        let found: CatalogedRun
        do throws(JournalError) {
            found = try RunCatalog.read(paths, on: invocation.disk)
        } catch {
            throw .journal(error)
        }
        let (run, attendance) = try RunTakeOver(invocation: invocation).attended(found)
        let home = HomePaths(root: try invocation.home())
        let facts = RunFacts(run, attendance, RunRedaction(of: run.paths, in: home, on: invocation.disk))
        guard invocation.format == .table else {
            try invocation.console.show(facts.table, as: invocation.format)
            return .ok
        }
        for line in facts.lines { try invocation.console.line(line) }
        if attendance == .notStarted { try invocation.console.say(RunWords.unstarted(run.metadata.run.text)) }
        return .ok
    }
}
