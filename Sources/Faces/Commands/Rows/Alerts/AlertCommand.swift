import Control
import Domain
import JSON

/// `roost alert list` and `roost alert test`: who is told of what, and whether that works.
package enum AlertCommand {
    private static let name = Argument("NAME", .text, count: .optional, "The channel (default: all of them)")

    package static let list = Command(
        "alert",
        "list",
        section: .setup,
        summary: "List the channels by which somebody is told of something",
        details: [
            "A channel is a table [alerts.NAME] of config.toml. What waits there is held back by quiet hours, or by "
                + "what failed last."
        ],
        examples: [
            Example("roost alert list", "all of them"), Example("roost alert list -o json", "for programs"),
        ],
        formats: OutputFormat.allCases,
        exitCodes: [.daemonNotRunning, .timedOut],
        run: show
    )

    package static let test = Command(
        "alert",
        "test",
        section: .setup,
        summary: "Tell a channel that this is a test",
        details: ["Its quiet hours do not count. What happened is said for each channel."],
        examples: [
            Example("roost alert test", "all channels"), Example("roost alert test phone", "the one of [alerts.phone]"),
        ],
        arguments: [name],
        exitCodes: [.daemonNotRunning, .notFound, .notPermitted, .timedOut],
        run: tryOut
    )

    private static let columns: [(key: String, title: String)] = [
        ("channel", "CHANNEL"), ("kind", "BY"), ("on", "OF"), ("quiet_hours", "QUIET"), ("waiting", "WAITING"),
        ("trouble", "TROUBLE"),
    ]

    private static func show(_ invocation: Invocation) throws(CommandError) -> ExitCode {
        let status = try invocation.askDaemon(.status).data ?? [:]
        var table = Table(of: "alert-channel", columns.map { Column($0.key, title: $0.title) })
        for channel in status["alerts"]?.arrayValue ?? [] {
            table.append(columns.map { .json(channel[$0.key] ?? .null) })
        }
        if invocation.format == .table, table.rows.isEmpty {
            try invocation.console.line("No channel is set up: see alerts.NAME.kind in config.toml.")
        } else {
            try invocation.console.show(table, as: invocation.format)
        }
        return .ok
    }

    private static func tryOut(_ invocation: Invocation) throws(CommandError) -> ExitCode {
        let words = invocation[name].map { [$0] } ?? []
        let answer = try invocation.askDaemon(.alertTest, words: words, upTo: Invocation.answerPatience)
        for line in answer.detail.split(separator: "\n") { try invocation.console.line(SafeText.of(String(line))) }
        return .ok
    }
}
