import Control
import Domain
import JSON
import Journal
import Runs

/// What a person wants of one who works: `roost worker stop`, `restart`, `steer` and `answer`.
package enum WorkerActCommand {
    private static let text = Argument("TEXT", ValueForm.text, count: .oneOrMore, "What it is told")
    private static let reply = Argument(
        "yes|no|TEXT",
        ValueForm.text,
        count: .oneOrMore,
        "The answer: yes, no with a reason, or what it has asked for"
    )
    private static let question = Option(
        "question",
        ValueForm.text.named("ID"),
        "Which question, where it waits for several answers"
    )

    package static let stop = row(
        "stop",
        "Stop a worker",
        [
            "What roost run stop does, with or without a daemon: its agent and all that it started are asked to end, "
                + "and what is left when the time to finish is over is killed. Its work stays."
        ],
        [
            Example("roost worker stop gh-450", "whoever works on that task"),
            Example("roost worker stop gh-450 --now", "without waiting for it to finish"),
        ],
        options: [RunStopCommand.now]
    ) { (invocation) throws(CommandError) in
        try RunStopCommand.stop(try invocation.worker().run.paths, invocation)
    }

    package static let restart = row(
        "restart",
        "Stop a worker, and try its step again",
        ["Another worker of the daemon's takes its place, in the same worktree."],
        [Example("roost worker restart gh-450", "when it has lost its way")]
    ) { (invocation) throws(CommandError) in try tell(.restartWorker, [:], invocation) }

    package static let steer = row(
        "steer",
        "Tell a worker something while it works",
        [],
        [Example("roost worker steer gh-450 leave the old API as it is", "in words")],
        [text]
    ) { (invocation) throws(CommandError) in
        try tell(.steer, ["text": .string(invocation[all: text].joined(separator: " "))], invocation)
    }

    package static let answer = row(
        "answer",
        "Answer what a worker has asked",
        ["What it asks stands in roost status, and in roost why."],
        [
            Example("roost worker answer gh-450 yes", "it may"),
            Example("roost worker answer gh-450 no, use make test", "it may not, and why"),
            Example("roost worker answer gh-450 the second one", "what it wants to know"),
        ],
        [reply],
        options: [question]
    ) { (invocation) throws(CommandError) in
        var data: JSONObject = ["text": .string(invocation[all: reply].joined(separator: " "))]
        data["question"] = invocation[question].map { .string($0) }
        return try tell(.answer, data, invocation)
    }

    private static func row(
        _ name: String,
        _ summary: String,
        _ details: [String],
        _ examples: [Example],
        _ arguments: [any ArgumentKey] = [],
        options: [any OptionKey] = [],
        run: @escaping Command.Run
    ) -> Command {
        Command(
            "worker",
            name,
            section: .resources,
            summary: summary,
            details: details,
            examples: examples,
            arguments: [WorkerTarget.argument] + arguments,
            options: options,
            exitCodes: [.daemonNotRunning, .notFound, .refusedByState, .notPermitted, .timedOut],
            run: run
        )
    }

    /// Says it to the run, which is the one name that nobody else has.
    private static func tell(
        _ name: DirectiveName,
        _ more: JSONObject,
        _ invocation: Invocation
    ) throws(CommandError) -> ExitCode {
        let run = try invocation.worker().run
        guard !run.state.isOver else {
            let id = run.metadata.run.text
            throw .refused("\(id) has ended already", hint: "see how: roost run show \(id)")
        }
        var data = more
        data[name == .restartWorker ? "worker" : "target"] = .string(run.metadata.run.text)
        let answer = try invocation.askDaemon(name, data: data, upTo: Invocation.answerPatience)
        try invocation.console.say("roost: \(SafeText.of(answer.detail))")
        return .ok
    }
}
