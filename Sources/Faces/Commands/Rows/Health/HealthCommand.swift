import Domain
import JSON
import Platform

/// `roost health`: how everything is, in one look.
package enum HealthCommand {
    package static let command = Command(
        "health",
        section: .everyday,
        summary: "Show how the daemon, the panes, the workers and the disk are",
        details: [
            "● is well, ◐ is degraded, ○ is dead, ? cannot be looked at, – is not set up. A worker is well with a "
                + "heartbeat of less than 30 seconds, and dead after health.worker_timeout (45s); a pane is well when "
                + "something happened in it within five minutes. Time in which the machine sleeps does not count.",
            "Without a daemon it says so, and shows what tmux and the files tell.",
        ],
        examples: [
            Example("roost health", "at a glance"),
            Example("roost health -w", "and again every two seconds"),
            Example("roost health -o json", "for programs, with the time at which it was taken"),
        ],
        options: [RepeatedLook.flag],
        formats: [.table, .json, .jsonl],
        exitCodes: [.daemonNotRunning, .finding, .interrupted],
        run: run
    )

    private static func run(_ invocation: Invocation) throws(CommandError) -> ExitCode {
        try RepeatedLook.run(invocation, look)
    }

    private static func look(_ invocation: Invocation) throws(CommandError) -> ExitCode {
        let health = try HealthLook(invocation).health()
        switch invocation.format {
        case .json, .jsonl:
            var object: JSONObject = ["schema": "roost.health/1"]
            for field in health.json.fields { object.append(field.key, field.value) }
            try invocation.console.line(JSONWriter.text(.object(object)))
        case .table, .csv:
            for line in HealthLines.of(health, isColored: invocation.console.output.isColored) {
                try invocation.console.line(line)
            }
        }
        if health.daemon.state == Health.daemonMissing { return .daemonNotRunning }
        return health.state == .healthy ? .ok : .finding
    }
}
