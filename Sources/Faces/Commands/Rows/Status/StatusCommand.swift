import Control
import Domain
import JSON
import Journal
import Platform
import Queries
import Runs

/// `roost status`: who is at work, and who needs a person, on one screen.
package enum StatusCommand {
    package static let command = Command(
        "status",
        section: .everyday,
        summary: "Show who is at work and who needs you",
        details: [
            "Whoever waits for a person comes first, then who has stalled, then all others. What each does, and by "
                + "which cause, the daemon finds out: \"roost why\" tells more of it. Where no daemon runs the files "
                + "are asked, and nobody knows more than that a run has not ended."
        ],
        examples: [
            Example("roost status", "one screen"),
            Example("roost status -w", "and again every two seconds"),
            Example("roost status -o json", "for programs"),
        ],
        options: [RepeatedLook.flag],
        formats: OutputFormat.allCases,
        exitCodes: [.daemonNotRunning, .timedOut, .interrupted],
        run: run
    )

    private static func run(_ invocation: Invocation) throws(CommandError) -> ExitCode {
        try RepeatedLook.run(invocation, look)
    }

    /// As `roost logs --table` has it: one look, and on a terminal again and again.
    static func showTable(_ invocation: Invocation) throws(CommandError) -> ExitCode {
        try invocation.console.output.isTerminal ? RepeatedLook.again(invocation, look) : look(invocation)
    }

    private static func look(_ invocation: Invocation) throws(CommandError) -> ExitCode {
        guard try invocation.livingDaemon() != nil else { return try showRecord(invocation) }
        let status = try invocation.askDaemon(.status).data ?? [:]
        var live = LiveWorkers(status, at: invocation.clock.now().wall)
        let isForPeople = invocation.format == .table
        live.spending = LiveSpending(invocation, of: live.rows.map(\.task), withDay: isForPeople)
        if invocation.format == .table {
            try invocation.console.line(live.headline)
            if live.rows.isEmpty {
                try invocation.console.line("  nobody is at work")
                return .ok
            }
        }
        try invocation.console.show(live.table, as: invocation.format)
        guard invocation.format == .table else { return .ok }
        for line in live.advice { try invocation.console.line(line) }
        return .ok
    }

    /// What the files say: who had not ended when they were written last.
    private static func showRecord(_ invocation: Invocation) throws(CommandError) -> ExitCode {
        let home = HomePaths(root: try invocation.home())
        let all = try RunTarget.runs(beginningWith: "", in: home, on: invocation.disk)
        var rows = RunTable(at: invocation.clock.now().wall)
        for run in RunCatalog.open(among: all, on: invocation.disk) where run.state.status != .known(.prepared) {
            let attendance = try invocation.attendance(of: run)
            guard attendance != .over else { continue }
            rows.add(run, attendance, RunRedaction(of: run.paths, in: home, on: invocation.disk))
        }
        if invocation.format == .table {
            try invocation.console.line("○ roost is not running; this is what its files say")
        }
        if invocation.format == .table, rows.table.rows.isEmpty {
            try invocation.console.line("  nobody is at work")
        } else {
            try invocation.console.show(rows.table, as: invocation.format)
        }
        let error = CommandError.daemonNeeded("no daemon is running", hint: "begin one: roost daemon start")
        let isJSON = invocation.format.isJSON
        let told = isJSON ? ErrorReport(error).text(as: invocation.format, isColored: false) : nil
        try invocation.console.say(told ?? "roost: no daemon is running   begin one: roost daemon start")
        return .daemonNotRunning
    }
}
