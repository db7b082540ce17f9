import Control
import Domain
import JSON

/// `roost event tail`: what happens, as it happens.
package enum EventTailCommand {
    private static let types = Argument("TYPE", ValueForm.text, count: .any, "Only events of these types")
    private static let timeout = Option(
        "timeout",
        .duration,
        "How long a daemon that goes is waited for (default: 35s)"
    )

    package static let command = Command(
        "event",
        "tail",
        section: .resources,
        summary: "Show what happens, as it happens",
        details: [
            "It is what the daemon records, a line each, until Ctrl-C; it goes on with the next daemon. "
                + "-o jsonl gives what roost directive subscribe gives. What has been is in roost event list."
        ],
        examples: [
            Example("roost event tail", "everything"),
            Example("roost event tail task_changed decision", "what is decided, and what comes of it"),
        ],
        arguments: [types],
        options: [timeout, RecordOptions.utc],
        formats: [.table, .jsonl],
        exitCodes: [.daemonNotRunning, .notPermitted, .timedOut, .interrupted, .terminated],
        run: run
    )

    private static func run(_ invocation: Invocation) throws(CommandError) -> ExitCode {
        let limit = invocation[timeout] ?? Invocation.answerPatience
        let (path, client) = try invocation.daemonEnd()
        let subscription = Subscription(topics: invocation[all: types])
        let (console, clock) = (invocation.console, invocation.clock)
        let moments = MomentText(isUTC: invocation[RecordOptions.utc])
        let stream =
            invocation.format == .table
            ? try EventStream(to: console, clock: clock, waitingUpTo: limit) { text($0, moments) }
            : try EventStream(to: console, clock: clock, waitingUpTo: limit)
        return try stream.run(subscription, of: path, as: client)
    }

    /// `01:02:03  task_changed  gh-450 is active`; where one begins to listen is nothing to people.
    static func text(_ line: JSONObject, _ moments: MomentText) -> String? {
        if let count = line["lagged"]?.integerValue { return "… \(count) events were missed" }
        guard let event = line["event"]?.objectValue else { return nil }
        let at = event["at"]?.stringValue.flatMap { text in
            Deliberate.ignore(because: "a time that cannot be read is not shown") { () throws(TimeError) in
                try WallTime(iso: text)
            }
        }
        let level = event["level"]?.stringValue ?? "info"
        let words = [
            at.map(moments.timeOfDay) ?? "--:--:--", event["type"]?.stringValue ?? event["topic"]?.stringValue ?? "",
            ["info", "debug"].contains(level) ? "" : level, event["message"]?.stringValue ?? "",
        ]
        return SafeText.of(words.filter { !$0.isEmpty }.joined(separator: "  "))
    }
}
