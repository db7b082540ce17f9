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
    private static let task = Option("task", RecordOptions.name("TASK"), "Only the runs of this task")
    private static let limit = Option(
        "limit",
        short: "n",
        .integer(1...100_000),
        "At most so many runs (default: \(shownMax))"
    )

    package static let command = row(
        "run",
        "list",
        examples: [
            Example("roost run list", "the newest"),
            Example("roost run list --active", "those that go on"),
            Example("roost run list --task gh-450", "the attempts at a task"),
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
            options: [every, active, task, limit],
            formats: OutputFormat.allCases,
            isListed: path.count > 1,
            run: run
        )
    }

    private static func run(_ invocation: Invocation) throws(CommandError) -> ExitCode {
        let home = HomePaths(root: try invocation.home())
        let disk = invocation.disk
        let all = Array(try runs(invocation, in: home).reversed())
        let shownMax = invocation[limit].map { Int($0) } ?? (invocation[every] ? Int.max : Self.shownMax)
        let looked =
            invocation[active]
            ? RunCatalog.open(among: all, on: disk)
            : RunCatalog.readable(Array(all.prefix(shownMax)), on: disk)
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
        if all.isEmpty, invocation[task] == nil {
            try invocation.console.say(
                "no run is recorded: roost run begins one; what is imported is in roost task list"
            )
        }
        if !invocation[active], all.count > shownMax {
            try invocation.console.say("\(all.count - shownMax) more: roost run list --all")
        }
        if hasUnstarted { try invocation.console.say(RunWords.unstarted("RUN")) }
        return .ok
    }

    private static func runs(_ invocation: Invocation, in home: HomePaths) throws(CommandError) -> [RunPaths] {
        guard let name = invocation[task] else {
            return try RunTarget.runs(beginningWith: "", in: home, on: invocation.disk)
        }
        return try RunTarget.runs(ofTask: name, in: home, on: invocation.disk)
    }
}
