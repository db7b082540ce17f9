import Control
import Domain
import JSON

/// `roost task edit`: other words, another agent, another place in the queue.
package enum TaskEditCommand {
    private static let task = Argument("ID", .task, "The task")
    private static let clear = Option(
        "clear",
        ValueForm.choice(TaskOptions.clearable.keys.sorted()).named("OPTION"),
        isRepeatable: true,
        "Let this be as if it had never been given"
    )

    package static let command = Command(
        "task",
        "edit",
        section: .resources,
        summary: "Change a task",
        details: [
            "What is not named stays as it is. While a run of it goes on, only its title and its priority can be "
                + "changed: the run holds to the plan that it was started with."
        ],
        examples: [
            Example("roost task edit gh-450 --priority 1", "it comes next"),
            Example("roost task edit gh-450 -f plan.md --agent codex", "other words for another agent"),
            Example("roost task edit gh-450 --clear after --clear scope", "it waits for nothing, and may write all"),
        ],
        arguments: [task, TaskOptions.text],
        options: TaskOptions.all + [clear],
        formats: OutputFormat.allCases,
        exitCodes: [.daemonNotRunning, .notFound, .refusedByState, .notPermitted, .timedOut],
        run: run
    )

    private static func run(_ invocation: Invocation) throws(CommandError) -> ExitCode {
        let wish = try TaskAsked.wish(invocation, looksForRepository: false)
        var data = wish.data
        let names = invocation[all: clear]
        if let name = names.first(where: { TaskOptions.clearable[$0].map { data[$0.rawValue] != nil } ?? false }) {
            throw .usage(.together("--\(name)", "--clear \(name)"), command: command.path)
        }
        let fields = names.compactMap { TaskOptions.clearable[$0] }
        guard data.count > 0 || !fields.isEmpty else {
            let told = "what is to be changed, such as --priority 1"
            throw .usage(.missingArgument("OPTION", summary: told), command: command.path)
        }
        data["task"] = .string(invocation.required(task).text)
        if !fields.isEmpty { data["clear"] = .array(fields.map { .string($0.rawValue) }) }
        let answer = try invocation.askDaemon(.editTask, data: data, upTo: Invocation.answerPatience)
        try TaskTold(answer).show(invocation)
        return .ok
    }
}
