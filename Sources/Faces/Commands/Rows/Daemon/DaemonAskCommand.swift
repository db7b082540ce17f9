import Control
import Domain

/// The wishes to the daemon that it does at once: `roost daemon pause`, `resume`, `scale` and `reload`.
package enum DaemonAskCommand {
    private static let reason = Argument("REASON", ValueForm.text, count: .optional, "Why, for the record")
    private static let workers = Argument("N", ValueForm<Int>.integer(0...1000), "How many runs at work at once")

    package static let pause = row(
        "pause",
        "Start nothing new",
        [
            Example("roost daemon pause", "what goes on goes on"),
            Example("roost daemon pause maintenance", "with the reason on record"),
        ],
        [reason]
    ) { (invocation) throws(CommandError) in
        try tell(.pause, invocation[reason].map { [$0] } ?? [], invocation)
    }

    package static let resume = row("resume", "Start new runs again", [Example("roost daemon resume", "after a pause")])
    {
        (invocation) throws(CommandError) in try tell(.resume, [], invocation)
    }

    package static let scale = row(
        "scale",
        "Change how many runs are at work at once",
        [Example("roost daemon scale 8", "until it is changed again")],
        [workers]
    ) { (invocation) throws(CommandError) in
        try tell(.scale, ["\(invocation.required(workers))"], invocation)
    }

    package static let reload = row(
        "reload",
        "Read the settings again",
        [Example("roost daemon reload", "where they are wrong, those of before stay")]
    ) { (invocation) throws(CommandError) in try tell(.reload, [], invocation) }

    private static func row(
        _ name: String,
        _ summary: String,
        _ examples: [Example],
        _ arguments: [any ArgumentKey] = [],
        run: @escaping Command.Run
    ) -> Command {
        Command(
            "daemon",
            name,
            section: .daemon,
            summary: summary,
            examples: examples,
            arguments: arguments,
            exitCodes: [.daemonNotRunning, .refusedByState, .notPermitted, .timedOut],
            run: run
        )
    }

    private static func tell(
        _ name: DirectiveName,
        _ words: [String],
        _ invocation: Invocation
    ) throws(CommandError) -> ExitCode {
        let answer = try invocation.askDaemon(name, words: words)
        try invocation.console.say("roost: \(SafeText.of(answer.detail))")
        return .ok
    }
}
