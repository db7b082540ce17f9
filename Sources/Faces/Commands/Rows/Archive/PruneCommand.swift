import Domain
import Indexer
import JSON
import Journal
import Platform

/// `roost prune`: archived months, removed for ever.
package enum PruneCommand {
    private static let olderThan = Option(
        "older-than",
        .duration.named("AGE"),
        "How long ago a month must have ended, such as 90d"
    )
    private static let trial = Flag("dry-run", short: "n", "Only say what would be removed")
    private static let confirm = Option(
        "confirm",
        .month,
        isRepeatable: true,
        "Remove this month without being asked; once for each"
    )

    package static let command = Command(
        "prune",
        section: .record,
        summary: "Remove archived months for ever",
        details: [
            "Only months that are archived and whole are removed: each is verified first. Gone are the packed runs and "
                + "what was said in them; what responses cost, and the events of runs, stay in the index, and in "
                + "archive/kept-2026-10.db for \"roost reindex\". It is recorded in the journal of a session.",
            "It asks for the name of each month, and where nobody can be asked it removes what --confirm names.",
        ],
        examples: [
            Example("roost prune --older-than 90d -n", "what would go"),
            Example("roost prune --older-than 90d", "after asking"),
            Example("roost prune --older-than 90d --confirm 2026-05", "from a script"),
        ],
        options: [olderThan, trial, confirm],
        formats: OutputFormat.allCases,
        exitCodes: [.refusedByState],
        run: run
    )

    private static let empty = Table(
        of: "prunedMonth",
        [
            Column("month", title: "MONTH"), Column("runs", title: "RUNS", .number),
            Column("bytes", title: "SIZE", .number), Column("state", title: "STATE"),
        ]
    )

    private static func run(_ invocation: Invocation) throws(CommandError) -> ExitCode {
        guard let age = invocation[olderThan] else {
            let fault = UsageFault.missingArgument("--older-than AGE", summary: olderThan.row.summary)
            throw .usage(fault, command: invocation.command.path)
        }
        let home = try invocation.recordPaths().home
        let last = invocation.clock.now().wall - age
        let months = try invocation.indexing { () throws(IndexerError) in
            try ArchivedMonth.all(in: home, on: invocation.disk).filter { month in
                month.runCount > 0 && month.month.times.upperBound <= last
            }.map(\.month)
        }
        guard !months.isEmpty else {
            try invocation.console.show(empty, as: invocation.format)
            try invocation.console.say("no archived month is that old")
            return .ok
        }
        let index = try open(invocation)
        return try prune(months, of: index, invocation)
    }

    private static func open(_ invocation: Invocation) throws(CommandError) -> HomeIndex {
        let index = try invocation.index(at: try invocation.recordPaths())
        try invocation.indexing { () throws(IndexerError) in while try !index.pass().isComplete {} }
        return index
    }

    private static func prune(
        _ months: [CivilMonth],
        of index: HomeIndex,
        _ invocation: Invocation
    ) throws(CommandError) -> ExitCode {
        var table = empty
        var isAnyLeft = false
        for month in months {
            let plan = try invocation.indexing { () throws(IndexerError) in try index.prunePlan(of: month) }
            let isWanted = invocation[trial] ? false : try isConfirmed(plan, invocation)
            if isWanted {
                let report = try invocation.indexing { () throws(IndexerError) in try index.prune(month) }
                try note(report, invocation)
            }
            isAnyLeft = isAnyLeft || !isWanted && !invocation[trial]
            let state = isWanted ? "removed" : invocation[trial] ? "would be removed" : "kept"
            table.append([
                .text("\(month)"), .integer(plan.runCount),
                Cell("\(ByteCount(bytes: plan.bytes))", .integer(plan.bytes)), .text(state),
            ])
        }
        try invocation.console.show(table, as: invocation.format)
        guard isAnyLeft else { return .ok }
        try invocation.console.say("what is kept was not confirmed: --confirm MONTH for each, or ask at a terminal")
        return .refusedByState
    }

    private static func isConfirmed(_ plan: PruneReport, _ invocation: Invocation) throws(CommandError) -> Bool {
        if invocation[all: confirm].contains(plan.month) { return true }
        guard Question.canBeAsked(on: invocation.console) else { return false }
        let what = "\(plan.runCount) runs of \(plan.month), \(ByteCount(bytes: plan.bytes)), are removed for ever."
        return try Question.isNamed("\(plan.month)", what, on: invocation.console)
    }

    private static func note(_ report: PruneReport, _ invocation: Invocation) throws(CommandError) {
        let home = try invocation.recordPaths().home
        try invocation.indexing { () throws(IndexerError) in
            try ArchiveSession.note(
                report,
                in: home,
                version: VersionCommand.version,
                disk: invocation.disk,
                clock: invocation.clock
            )
        }
    }
}
