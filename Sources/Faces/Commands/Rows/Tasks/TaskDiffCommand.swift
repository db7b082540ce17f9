import Domain
import Git

/// `roost task diff`: what a task has changed, line by line.
package enum TaskDiffCommand {
    private static let task = Argument("ID", .task, "The task")

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
        exitCodes: [.daemonNotRunning, .notFound, .refusedByState, .timedOut],
        run: run
    )

    private static func run(_ invocation: Invocation) throws(CommandError) -> ExitCode {
        let reviewed = try invocation.review(invocation.required(task))
        guard let work = reviewed.work, let base = ObjectID(work.base) else {
            throw .refused("\(reviewed.id) has no worktree", hint: "see: roost task show \(reviewed.id)")
        }
        try invocation.showPatch(ofTree: work.path, since: base, of: reviewed.id)
        return .ok
    }
}
