import Control
import Domain
import JSON
import Platform

/// `roost daemon status`: how the daemon is, in its own words.
package enum DaemonStatusCommand {
    package static let command = Command(
        "daemon",
        "status",
        section: .daemon,
        summary: "Show how the daemon is",
        examples: [
            Example("roost daemon status", "whether it runs, since when, and what it watches"),
            Example("roost daemon status -o json", "for programs"),
        ],
        formats: OutputFormat.allCases,
        exitCodes: [.daemonNotRunning, .timedOut],
        run: run
    )

    private static let columns: [(key: String, title: String)] = [
        ("state", "STATE"), ("pid", "PID"), ("version", "VERSION"), ("started_at", "STARTED"), ("uptime_ms", "UPTIME"),
        ("runs", "RUNS"), ("tasks", "TASKS"), ("budgets", "BUDGETS"), ("workers_max", "WORKERS"),
        ("index_pid", "INDEX"), ("web_pid", "WEB"), ("descriptors", "OPEN FILES"),
        ("descriptors_max", "AT MOST"), ("session", "SESSION"), ("home", "HOME"), ("restart_failure", "RESTART FAILED"),
        ("journal_trouble", "JOURNAL"),
    ]

    private static func run(_ invocation: Invocation) throws(CommandError) -> ExitCode {
        let status = try invocation.askDaemon(.status).data ?? [:]
        guard invocation.format == .table else {
            var table = Table(of: "daemon", isSingle: true, columns.map { Column($0.key, title: $0.title) })
            table.append(columns.map { .json(status[$0.key] ?? .null) })
            try invocation.console.show(table, as: invocation.format)
            return .ok
        }
        for column in columns {
            guard let value = status[column.key], !value.isNull else { continue }
            let name = column.title.lowercased() + String(repeating: " ", count: max(1, 16 - column.title.count))
            try invocation.console.line("\(name)\(text(column.key, value))")
        }
        return .ok
    }

    private static func text(_ key: String, _ value: JSONValue) -> String {
        if key == "uptime_ms", let milliseconds = value.integerValue {
            return BriefDuration.text(.milliseconds(milliseconds))
        }
        if key == "tasks", let counts = value.objectValue {
            let told = counts.fields.compactMap { field in field.value.integerValue.map { "\($0) \(field.key)" } }
            return told.isEmpty ? "none" : told.joined(separator: ", ")
        }
        return SafeText.of(value.stringValue ?? JSONWriter.text(value))
    }
}
