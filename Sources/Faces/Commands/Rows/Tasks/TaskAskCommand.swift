import Control
import Domain
import JSON

/// What a person wants done with tasks that are there: `roost task retry`, `cancel`, `hold`, `release`, `block`,
/// `assign`, `accept` and `discard`.
package enum TaskAskCommand {
    private static let tasks = Argument("ID", .task, count: .oneOrMore, "The task, or several")
    private static let task = Argument("ID", .task, "The task")
    private static let reason = Option("reason", ValueForm.text.named("TEXT"), "Why, for the record")
    private static let agent = Option("agent", ValueForm.text.named("AGENT"), "Who is to do it")
    private static let merge = Flag("merge", "Merge it into the branch that it began from, as is usual")
    private static let branch = Flag("branch", "Keep it as a branch named as the task, and merge nothing")
    private static let pullRequest = Flag("pr", "Push it, and open a pull request through gh")

    package static let retry = row(
        .retryTask,
        "retry",
        "Try tasks again",
        ["What was counted against it is forgiven, and it goes on with the step that it came to."],
        [
            Example("roost task retry gh-450", "after what was wrong has been put right"),
            Example("roost task retry gh-450 gh-451", "several"),
        ]
    )

    package static let cancel = row(
        .cancelTask,
        "cancel",
        "Give tasks up; a run that goes on is stopped",
        ["Its worktree stays: see roost task review and roost task discard."],
        [
            Example("roost task cancel gh-450", "nobody works on it any more"),
            Example("roost task cancel gh-450 gh-451 --reason duplicates", "several, with the reason on record"),
        ],
        [reason]
    )

    package static let hold = row(
        .hold,
        "hold",
        "Keep tasks from being started until they are released",
        [],
        [Example("roost task hold gh-450 --reason later", "what goes on goes on")],
        [reason]
    )

    package static let release = row(
        .release,
        "release",
        "Let tasks go on that are on hold or blocked",
        [],
        [
            Example("roost task release gh-450", "what an agent has added, say"),
            Example("roost task release gh-450 gh-451", "several"),
        ]
    )

    package static let block = row(
        .block,
        "block",
        "Say that a task waits for something else",
        [],
        [Example("roost task block gh-450 --reason database", "until it is released")],
        [reason],
        isOnOne: true
    )

    package static let assign = row(
        .assign,
        "assign",
        "Start a task next",
        [
            "It comes before all others that wait. What stands against it all the same, such as one that writes to the "
                + "same paths, is told."
        ],
        [
            Example("roost task assign gh-450", "before all others"),
            Example("roost task assign gh-450 --agent codex", "by this agent"),
        ],
        [agent],
        isOnOne: true
    )

    package static let accept = row(
        .accept,
        "accept",
        "Take over the work of a task",
        [
            "What is not committed is committed first, under the title of the task. Look at it before: roost task "
                + "review and roost task diff."
        ],
        [
            Example("roost task accept gh-450", "merged into the branch that it began from"),
            Example("roost task accept gh-450 --merge", "the same"),
            Example("roost task accept gh-450 --branch", "as a branch"),
            Example("roost task accept gh-450 --pr", "as a pull request, at the remote of way_out.push or origin"),
        ],
        [merge, branch, pullRequest],
        isOnOne: true
    )

    package static let discard = row(
        .discard,
        "discard",
        "Throw the work of tasks away, saved under a ref first",
        ["What it says last is the ref, from which git brings all of it back."],
        [Example("roost task discard gh-450 --reason superseded", "worktree and branch go")],
        [reason]
    )

    private static func row(
        _ directive: DirectiveName,
        _ name: String,
        _ summary: String,
        _ details: [String],
        _ examples: [Example],
        _ options: [any OptionKey] = [],
        isOnOne: Bool = false
    ) -> Command {
        Command(
            "task",
            name,
            section: .resources,
            summary: summary,
            details: details,
            examples: examples,
            arguments: [isOnOne ? task : tasks],
            options: options,
            formats: OutputFormat.allCases,
            exitCodes: [.daemonNotRunning, .notFound, .refusedByState, .notPermitted, .timedOut]
        ) { (invocation) throws(CommandError) in
            try ask(directive, isOnOne ? [invocation.required(task)] : invocation[all: tasks], invocation)
        }
    }

    private static func ask(
        _ name: DirectiveName,
        _ tasks: [TaskID],
        _ invocation: Invocation
    ) throws(CommandError) -> ExitCode {
        let data = try data(name, invocation)
        let client = try invocation.daemon(upTo: Invocation.daemonPatience)
        var answers = TaskAnswers()
        do throws(CommandError) {
            for task in tasks {
                let answer = try ask(name, task, data, client)
                answers.add(answer, of: task)
                if answer.isOK || tasks.count > 1 { try tell(answer, invocation) }
            }
        } catch {
            // What was done before the daemon went away is done.
            try show(answers, invocation)
            throw error
        }
        try show(answers, invocation)
        guard let refusal = answers.refusal else { return .ok }
        // Of several each has been told.
        guard tasks.count > 1 else { throw .directive(refusal) }
        return CommandError.directive(refusal).exitCode
    }

    private static func ask(
        _ name: DirectiveName,
        _ task: TaskID,
        _ data: JSONObject,
        _ client: ControlClient
    ) throws(CommandError) -> DirectiveAnswer {
        var data = data
        data["task"] = .string(task.text)
        return try withDaemon { () throws(ControlError) in
            try client.ask(name.rawValue, data: data, upTo: Invocation.answerPatience)
        }
    }

    /// People are told one after the other, and programs all at once.
    private static func tell(_ answer: DirectiveAnswer, _ invocation: Invocation) throws(CommandError) {
        guard invocation.format == .table else { return }
        try invocation.console.say("roost: \(SafeText.of(answer.detail))")
        if let hint = answer.hint { try invocation.console.say("  \(SafeText.of(hint))") }
    }

    private static func show(_ answers: TaskAnswers, _ invocation: Invocation) throws(CommandError) {
        guard invocation.format != .table else { return }
        try invocation.console.show(answers.table, as: invocation.format)
    }

    /// What is said besides which task it is.
    private static func data(_ name: DirectiveName, _ invocation: Invocation) throws(CommandError) -> JSONObject {
        let path = invocation.command.path
        let ways: [(flag: String, way: AcceptanceWay)] = [
            (merge, "--merge", AcceptanceWay.merge), (branch, "--branch", .branch), (pullRequest, "--pr", .pullRequest),
        ].filter { invocation[$0.0] }.map { ($0.1, $0.2) }
        if ways.count > 1 { throw .usage(.together(ways[0].flag, ways[1].flag), command: path) }
        var data = JSONObject()
        data["way"] = ways.first.map { .string($0.way.rawValue) }
        data["agent"] = invocation[agent].map { .string($0) }
        data["reason"] = invocation[reason].flatMap { $0.isEmpty ? nil : .string($0) }
        guard name != .block || data["reason"] != nil else {
            throw .usage(.missingArgument("--reason TEXT", summary: "what it waits for"), command: path)
        }
        return data
    }
}
