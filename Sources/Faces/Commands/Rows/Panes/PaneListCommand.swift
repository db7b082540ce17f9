import Domain
import JSON
import Panes
import Platform

/// `roost pane list`: which panes there are, and when something last happened in them.
package enum PaneListCommand {
    package static let command = Command(
        "pane",
        "list",
        section: .resources,
        summary: "List the panes",
        examples: [
            Example("roost pane list", "whether they are there, and when something happened in them"),
            Example("roost pane list -o json", "for programs"),
        ],
        formats: OutputFormat.allCases,
        exitCodes: [.timedOut],
        run: run
    )

    private static func run(_ invocation: Invocation) throws(CommandError) -> ExitCode {
        let health = try HealthLook(invocation).health()
        let look = try invocation.tmux().look()
        var table = Table(
            of: "pane",
            [
                Column("pane", title: "PANE"), Column("state", title: "STATE"), Column("alive", title: "ALIVE"),
                Column("id", title: "ID"), Column("session", title: "SESSION"), Column("pid", title: "PID"),
                Column("lastActivity", title: "LAST ACTIVITY"), Column("detail", title: "DETAIL", .prose),
            ]
        )
        for (name, part) in [(PaneName.architect, health.architectPane), (.manager, health.managerPane)] {
            let pane = look.pane(name)
            let alive = part.data["alive"]?.bool
            let pid = pane?.pid.map { JSONValue.integer(Int64($0)) } ?? .null
            let seen = part.data["lastActivity"]?.stringValue
            table.append([
                .text(name.rawValue), .text(part.state),
                Cell(alive.map { $0 ? "yes" : "no" } ?? "?", alive.map { .bool($0) } ?? .null),
                Cell(pane?.id ?? "-", JSONValue(pane?.id)), Cell(pane?.session ?? "-", JSONValue(pane?.session)),
                Cell(pane?.pid.map { "\($0)" } ?? "-", pid), Cell(seen ?? "-", JSONValue(seen)),
                Cell(part.detail ?? "", JSONValue(part.detail)),
            ])
        }
        try invocation.console.show(table, as: invocation.format)
        return .ok
    }
}
