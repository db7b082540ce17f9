import Control
import Domain
import JSON

/// `roost trigger sources`: where tasks come from by themselves, and how that goes.
package enum TriggerSourcesCommand {
    package static let command = Command(
        "trigger",
        "sources",
        section: .resources,
        summary: "List where tasks come from, and when each was looked at",
        examples: [
            Example("roost trigger sources", "what is wrong, and when it is tried again"),
            Example("roost trigger sources -o json", "for programs"),
        ],
        options: [RecordOptions.utc],
        formats: OutputFormat.allCases,
        exitCodes: [.daemonNotRunning, .timedOut],
        run: run
    )

    private static let table = Table(
        of: "source",
        [
            Column("name", title: "SOURCE"), Column("kind", title: "KIND"), Column("state", title: "STATE"),
            Column("last_good_at", title: "LAST GOOD"), Column("next_in_ms", title: "NEXT IN"),
            Column("failures", title: "FAILED", .number), Column("last_error", title: "LAST ERROR", .prose),
        ]
    )

    private static func run(_ invocation: Invocation) throws(CommandError) -> ExitCode {
        let status = try invocation.askDaemon(.status).data ?? [:]
        let sources = (status["sources"]?.arrayValue ?? []).compactMap(\.objectValue)
        let moments = MomentText(isUTC: invocation[RecordOptions.utc])
        var table = table
        for source in sources {
            table.append([
                text(source["name"]), text(source["kind"]), text(source["state"]),
                time(source["last_good_at"], moments),
                next(source["next_in_ms"]), .integer(source["failures"]?.integerValue ?? 0), text(source["last_error"]),
            ])
        }
        try invocation.console.show(table, as: invocation.format)
        if sources.isEmpty, invocation.format == .table {
            try invocation.console.say("roost: no source is set up; a table [sources.NAME] in the settings makes one")
        }
        return .ok
    }

    private static func text(_ value: JSONValue?) -> Cell {
        guard let text = value?.stringValue else { return .none }
        return Cell(SafeText.of(text), .string(text))
    }

    private static func time(_ value: JSONValue?, _ moments: MomentText) -> Cell {
        let time = value?.stringValue.flatMap { text in
            Deliberate.ignore(because: "what is no time is told as it is") {
                () throws(TimeError) in try WallTime(iso: text)
            }
        }
        return time.map { moments.cell($0) } ?? text(value)
    }

    private static func next(_ value: JSONValue?) -> Cell {
        guard let milliseconds = value?.integerValue else { return .none }
        return Cell(BriefDuration.text(.milliseconds(milliseconds)), .integer(milliseconds))
    }
}
