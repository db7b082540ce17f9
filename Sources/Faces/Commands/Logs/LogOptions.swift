import Domain
import Journal
import Platform
import Queries

/// The options of `roost logs`, and what they ask for together.
enum LogOptions {
    static let targets = Argument(
        "RUN|TASK|WORKER",
        ValueForm(placeholder: "RUN|TASK|WORKER") { (text: String) throws(ValueFault) in
            // An empty name is the beginning of every one, and nearly always a variable of a script that was not set.
            guard !text.isEmpty else { throw ValueFault(expected: "an id or the beginning of one") }
            return text
        },
        count: .any,
        "What to show, by an id or the beginning of one"
    )
    static let tasks = Option(
        "task",
        ValueForm.text.named("TASK"),
        isRepeatable: true,
        "A task, and nothing else that is named so"
    )
    static let allTasks = Flag("all-tasks", "The newest run of every task; with -f of all that run")
    static let isPrevious = Flag("previous", short: "p", "The run before the newest one")
    static let source = Option(
        "source",
        sourceForm,
        "Which lines: the agent's, sessions', the run's own, all of these (default), or the daemon's"
    )
    static let backend = Flag("backend", "The same as --source backend")
    static let table = Flag("table", "Who is at work instead of what is written: roost status, with -w on a terminal")
    static let stream = Option("stream", ValueForm<LogStreams>.word, "Which of the agent's channels (default: both)")
    static let follow = Flag("follow", short: "f", "Go on with what comes, and with the next run of the target")
    static let tail = Option(
        "tail",
        short: "n",
        LogTail.form,
        "Only the last lines (default: 20 of one target on a terminal)"
    )
    static let since = Option("since", short: "S", .time, "Only what began at this time or later")
    static let until = Option("until", short: "U", .time, "Only what began before this time")
    static let utc = Flag("utc", "Read and show times in UTC")
    static let timestamps = Flag("timestamps", short: "t", "Show when each line began")
    static let prefix = Flag(
        "prefix",
        isNegatable: true,
        "Show whose line it is (default: where there are several targets)"
    )
    static let grep = Option(
        "grep",
        short: "g",
        ValueForm.text.named("PATTERN"),
        isRepeatable: true,
        "Only lines with this POSIX extended regular expression"
    )
    static let exclude = Option("exclude", ValueForm.text.named("PATTERN"), isRepeatable: true, "No lines with it")
    static let ignoresCase = Flag("ignore-case", short: "i", "Patterns take small and capital letters for the same")
    static let raw = Flag("raw", "The agent's bytes as it wrote them, control characters too, but for secrets")
    static let unredacted = Flag("unredacted", "With secrets, for once: what they are is read by whoever reads this")
    static let ansi = Flag("ansi", isNegatable: true, "Show the agent's colours (default: where there is colour)")
    static let fold = Flag(
        "fold",
        isNegatable: true,
        "Show equal lines in a row once, and how many (default: on a terminal)"
    )
    static let cursor = Flag("cursor", "Say on standard error, at the end, from where --after-cursor goes on")
    static let after = Option("after-cursor", cursorForm, "Only what came since that cursor was given")

    private static let sources = LogSource.allCases.map(\.rawValue) + ["all"]
    /// One of them, or all of a target; `agent` is another word for `backend`.
    private static let sourceForm = ValueForm(placeholder: "SOURCE", words: sources) {
        (text: String) throws(ValueFault) -> Set<LogSource> in
        if text == "all" { return LogSource.ofTargets }
        guard let source = LogSource(rawValue: text == "agent" ? "backend" : text) else {
            throw ValueFault(text, isNoneOf: sources)
        }
        return [source]
    }

    private static let cursorForm = ValueForm(placeholder: "TEXT") { (text: String) throws(ValueFault) -> LogCursor in
        guard let cursor = LogCursor(text) else { throw ValueFault(expected: "a cursor that --cursor has given") }
        return cursor
    }

    static let all: [any OptionKey] = [
        follow, tail, since, until, source, backend, stream, grep, exclude, ignoresCase, timestamps, prefix, raw,
        unredacted, ansi,
        fold, isPrevious, tasks, allTasks, cursor, after, utc, table,
    ]
}
