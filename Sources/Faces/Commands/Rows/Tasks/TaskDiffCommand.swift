import Domain
import Git
import Journal
import Platform
import Queries

/// `roost task diff`: what a task has changed, line by line.
package enum TaskDiffCommand {
    private static let task = Argument("ID", .task, "The task")

    /// For all who show what a task or a worker has changed.
    static let redacted = Flag("redacted", "Take out what is secret, for a patch that is only read")

    package static let command = Command(
        "task",
        "diff",
        section: .resources,
        summary: "Show what a task has changed, line by line",
        details: [
            "From where the work began to what the files are now, committed or not. Into a file or another program it "
                + "goes as git apply takes it."
        ],
        examples: [
            Example("roost task diff gh-450", "on a terminal, in colour"),
            Example("roost task diff gh-450 --color always", "for a pager that shows colours"),
        ],
        arguments: [task],
        options: [redacted],
        exitCodes: [.daemonNotRunning, .notFound, .refusedByState, .timedOut],
        run: run
    )

    private static func run(_ invocation: Invocation) throws(CommandError) -> ExitCode {
        let reviewed = try invocation.review(invocation.required(task))
        guard let work = reviewed.work, let base = ObjectID(work.base) else {
            throw .refused("\(reviewed.id) has no worktree", hint: "see: roost task show \(reviewed.id)")
        }
        try invocation.showPatch(
            ofTree: work.path,
            since: base,
            of: reviewed.id,
            without: redaction(for: reviewed.id, invocation)
        )
        return .ok
    }

    /// What the last run of the task knows for secret; nil where nothing is taken out.
    private static func redaction(for task: String, _ invocation: Invocation) throws(CommandError) -> RunRedaction? {
        guard invocation[redacted] else { return nil }
        let (home, disk) = (HomePaths(root: try invocation.home()), invocation.disk)
        do throws(JournalError) {
            let run = try HomeLogs(home, on: disk, at: invocation.clock.now().wall).run(named: task)
            return run.map { RunRedaction(of: $0.paths, in: home, on: disk) } ?? .ofKnownForms
        } catch { throw .journal(error) }
    }
}
