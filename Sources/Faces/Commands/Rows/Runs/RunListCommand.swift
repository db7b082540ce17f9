import Domain
import Journal
import Platform
import Queries
import Runs

/// `roost run list`: the runs of the home, newest first.
package enum RunListCommand {
    private static let shownMax = 20
    private static let every = Flag("all", "All runs, and not only the newest \(shownMax)")
    private static let active = Flag("active", "Only runs that have not ended")

    package static let command = row(
        "run",
        "list",
        examples: [
            Example("roost run list", "the newest"),
            Example("roost run list --active", "those that go on"),
            Example("roost run list --all -o csv", "for a spreadsheet"),
        ]
    )

    /// As some look for it.
    package static let short = row("runs", examples: [Example("roost runs --active", "those that go on")])

    private static func row(_ path: String..., examples: [Example]) -> Command {
        Command(
            path: path,
            section: .resources,
            summary: "List runs, newest first",
            examples: examples,
            options: [every, active],
            formats: OutputFormat.allCases,
            isListed: path.count > 1,
            run: run
        )
    }

    private static func run(_ invocation: Invocation) throws(CommandError) -> ExitCode {
        let home = HomePaths(root: try invocation.home())
        let disk = invocation.disk
        let all = Array(try RunTarget.runs(beginningWith: "", in: home, on: disk).reversed())
        let looked =
            invocation[active]
            ? RunCatalog.open(among: all, on: disk)
            : RunCatalog.readable(invocation[every] ? all : Array(all.prefix(shownMax)), on: disk)
        let takeOver = RunTakeOver(invocation: invocation)
        var rows = RunTable(at: invocation.clock.now().wall)
        var hasUnstarted = false
        for run in looked {
            if invocation[active], run.state.status == .known(.prepared) { continue }
            let now = try takeOver.attended(run)
            if invocation[active], now.attendance == .over { continue }
            hasUnstarted = hasUnstarted || now.attendance == .notStarted
            rows.add(now.run, now.attendance, RunRedaction(of: now.run.paths, in: home, on: disk))
        }
        try invocation.console.show(rows.table, as: invocation.format)
        guard invocation.format == .table else { return .ok }
        if all.isEmpty {
            try invocation.console.say(
                "no run is recorded: roost run begins one; what is imported is in roost task list"
            )
        }
        if !invocation[active], !invocation[every], all.count > shownMax {
            try invocation.console.say("\(all.count - shownMax) more: roost run list --all")
        }
        if hasUnstarted { try invocation.console.say(RunWords.unstarted("RUN")) }
        return .ok
    }
}
