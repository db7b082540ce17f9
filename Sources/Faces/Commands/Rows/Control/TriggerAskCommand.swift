import Control
import Domain
import JSON

/// What a person wants of sources: `roost trigger poll-now`, `add` and `test`.
package enum TriggerAskCommand {
    private static let source = Argument("SOURCE", ValueForm.text, "The source, as the settings name it")
    private static let anySource = Argument(
        "SOURCE",
        ValueForm.text,
        count: .optional,
        "The source, as the settings name it; without it, all"
    )
    private static let type = Argument("TYPE", ValueForm.text, "What has happened, in a word of yours")
    private static let text = Argument("TEXT", ValueForm.text, count: .any, "What is to be done about it")
    private static let data = Option("data", ValueForm.text.named("JSON"), "What is known of it, as a JSON object")
    private static let id = Option("id", .task, "The id of the task")
    private static let agent = Option("agent", ValueForm.text.named("AGENT"), "Who is to do it")
    private static let repository = Option("repo", ValueForm.text.named("PATH"), "The repository that it is about")

    package static let pollNow = row(
        "poll-now",
        "Look now whether sources have something new",
        [
            Example("roost trigger poll-now", "all of them"),
            Example("roost trigger poll-now github", "one, as the settings name it"),
        ],
        [anySource]
    ) { (invocation) throws(CommandError) in
        try tell(.triggerPoll, invocation[anySource].map { ["source": .string($0)] } ?? [:], invocation)
    }

    package static let add = row(
        "add",
        "Record that something happened, and what it brings",
        [
            Example("roost trigger add deploy_failed", "for the record"),
            Example("roost trigger add ci_failed mend it --data '{\"job\":7}'", "with a task that it brings"),
        ],
        [type, text],
        [data, id, agent, repository]
    ) { (invocation) throws(CommandError) in
        var asked: JSONObject = ["type": .string(invocation.required(type))]
        let words = invocation[all: text]
        if !words.isEmpty { asked["text"] = .string(words.joined(separator: " ")) }
        asked["data"] = try object(invocation).map { .object($0) }
        asked["id"] = invocation[id].map { .string($0.text) }
        asked["agent"] = invocation[agent].map { .string($0) }
        asked["repository"] = invocation[repository].map { .string($0) }
        return try tell(.triggerAdd, asked, invocation)
    }

    package static let test = row(
        "test",
        "Show what a source would bring, without adding it",
        [Example("roost trigger test github", "before it is left to itself")],
        [source]
    ) { (invocation) throws(CommandError) in
        try tell(.triggerTest, ["source": .string(invocation.required(source))], invocation)
    }

    private static func row(
        _ name: String,
        _ summary: String,
        _ examples: [Example],
        _ arguments: [any ArgumentKey],
        _ options: [any OptionKey] = [],
        run: @escaping Command.Run
    ) -> Command {
        Command(
            "trigger",
            name,
            section: .resources,
            summary: summary,
            examples: examples,
            arguments: arguments,
            options: options,
            exitCodes: [.daemonNotRunning, .notFound, .refusedByState, .notPermitted, .timedOut],
            run: run
        )
    }

    private static func object(_ invocation: Invocation) throws(CommandError) -> JSONObject? {
        guard let text = invocation[data] else { return nil }
        let value = Deliberate.ignore(because: "the error of the option tells it") { () throws(JSONError) in
            try JSONReader.read(text)
        }
        guard let object = value?.objectValue else {
            let fault = ValueFault(expected: "a JSON object")
            throw .usage(.badValue(text, of: "--data", fault), command: invocation.command.path)
        }
        return object
    }

    private static func tell(
        _ name: DirectiveName,
        _ data: JSONObject,
        _ invocation: Invocation
    ) throws(CommandError) -> ExitCode {
        let answer = try invocation.askDaemon(name, data: data, upTo: Invocation.answerPatience)
        let lines = answer.detail.split(separator: "\n").map { SafeText.of(String($0)) }
        // What is looked for goes out; what was done is said.
        if name == .triggerTest {
            for line in lines { try invocation.console.line(line) }
        } else {
            for line in lines { try invocation.console.say("roost: \(line)") }
        }
        return .ok
    }
}
