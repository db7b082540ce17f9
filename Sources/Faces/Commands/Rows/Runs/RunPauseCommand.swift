import Control
import Domain
import Journal
import Platform

/// `roost run pause` and `roost run resume`: hold the agent of a run where it is, and let it go on.
package enum RunPauseCommand {
    private static let reason = Argument("REASON", ValueForm.text, count: .optional, "Why, for the record")

    package static let pause = row(
        "pause",
        "Hold the agent of a run where it is",
        [
            "All its processes are stopped until it is told to go on. Its time limit does not count meanwhile, and a "
                + "model's answer that it waits for may be lost to it: most agents ask again."
        ],
        [
            Example("roost run pause run-20261121", "the run whose id begins so"),
            Example("roost run pause run-20261121 lunch", "with the reason"),
        ],
        [RunTarget.argument, reason]
    ) { (invocation) throws(CommandError) in
        try tell(.pauseRun, [invocation[reason]].compactMap(\.self), invocation)
    }

    package static let resume = row(
        "resume",
        "Let a paused run go on",
        ["One that is paused because a budget is used up goes on as soon as there is room in it: roost budget set."],
        [Example("roost run resume run-20261121", "the run whose id begins so")],
        [RunTarget.argument]
    ) { (invocation) throws(CommandError) in try tell(.resumeRun, [], invocation) }

    private static func row(
        _ name: String,
        _ summary: String,
        _ details: [String],
        _ examples: [Example],
        _ arguments: [any ArgumentKey],
        run: @escaping Command.Run
    ) -> Command {
        Command(
            "run",
            name,
            section: .resources,
            summary: summary,
            details: details,
            examples: examples,
            arguments: arguments,
            exitCodes: [.notFound, .daemonNotRunning, .refusedByState, .budgetRefused, .notPermitted, .timedOut],
            run: run
        )
    }

    private static func tell(
        _ name: DirectiveName,
        _ words: [String],
        _ invocation: Invocation
    ) throws(CommandError) -> ExitCode {
        let run = FilePath.name(of: try invocation.run().directory)
        let answer = try invocation.askDaemon(name, words: [run] + words, upTo: Invocation.answerPatience)
        try invocation.console.say("roost: \(SafeText.of(answer.detail))")
        return .ok
    }
}
