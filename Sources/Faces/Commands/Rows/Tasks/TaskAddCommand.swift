import Control
import Domain
import JSON

/// `roost task add`: something to do for the agents of the daemon.
package enum TaskAddCommand {
    private static let id = Option("id", .task.named("ID"), "What it is known by (default: manual-NNN)")
    private static let hold = Flag("hold", "Start it only when it is released")

    package static let command = Command(
        "task",
        "add",
        section: .everyday,
        summary: "Add a task for the daemon to have done",
        details: [
            "It is worked on in a worktree of its own, on a branch of its own. What comes of it is shown by roost task "
                + "review, and taken over by roost task accept.",
            "Two tasks that write to the same paths of a repository are never worked on at once. With --scope a task "
                + "says which these are.",
            "A shell works without a repository where none is named and this folder is in none; all agents need one.",
            "What an agent adds waits until a person releases it.",
        ],
        examples: [
            Example("roost task add Fix the flaky test of the parser", "in the repository of this folder"),
            Example("roost task add -f plan.md --agent codex --priority 1", "what a file says, before others"),
            Example("roost task add --agent shell --timeout 10m make test", "a command"),
            Example("roost task add --id gh-451 --after gh-450 --scope src -", "from a pipe, and in its turn"),
            Example("roost task add --budget 5 Rewrite the parser", "for five dollars at most"),
            Example("roost task add --steps planner,work,review --hold Redo it", "in steps, and not at once"),
        ],
        arguments: [TaskOptions.text],
        options: [id] + TaskOptions.all + [hold],
        formats: OutputFormat.allCases,
        exitCodes: [.daemonNotRunning, .notFound, .refusedByState, .notPermitted, .timedOut],
        run: run
    )

    private static func run(_ invocation: Invocation) throws(CommandError) -> ExitCode {
        var wish = try TaskAsked.wish(invocation, looksForRepository: true)
        wish.id = invocation[id]
        if invocation[hold] { wish.isHeld = true }
        guard wish.text?.allSatisfy(\.isWhitespace) == false else {
            let told = "what is to be done, as words, with -f FILE, or - for standard input"
            throw .usage(.missingArgument("TEXT", summary: told), command: command.path)
        }
        let answer = try invocation.askDaemon(.addTask, data: wish.data, upTo: Invocation.answerPatience)
        try TaskTold(answer).show(invocation)
        return .ok
    }
}
