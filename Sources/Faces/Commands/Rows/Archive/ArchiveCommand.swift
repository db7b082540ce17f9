import Domain
import Indexer
import JSON
import Journal
import Platform
import Settings

/// `roost archive`: closed months, packed.
package enum ArchiveCommand {
    private static let month = Option(
        "month",
        .month,
        "The month to archive, in UTC (default: all that are over for long enough)"
    )
    private static let trial = Flag("dry-run", short: "n", "Only say what would be archived")
    private static let force = Flag("force", "Also a month that is over, but not for long enough")

    package static let command = row(
        "archive",
        examples: [
            Example("roost archive -n", "what there is to archive"),
            Example("roost archive --month 2026-10", "one month"),
            Example("roost archive --month 2026-10 --force", "before its time"),
        ]
    )

    /// As it was called before.
    package static let formerly = row(
        "archive-logs",
        examples: [Example("roost archive-logs --month 2026-10", "one month")]
    )

    private static func row(_ name: String, examples: [Example]) -> Command {
        Command(
            path: [name],
            section: .record,
            summary: "Pack the runs of closed months",
            details: [
                "A run belongs to the month in which it was prepared, in UTC. Its directory becomes one packed file, "
                    + "which is read back before anything is removed; what was said in it moves from the "
                    + "conversations to a file of the month, archive/logs-2026-10.db. The index keeps its rows: costs, "
                    + "events and decisions are told as before, and logs, replay and talk read archived runs as any.",
                "A month is archived when it is over for record.archive_after_days. Runs that are not over, or not "
                    + "wholly in the index, stay where they are and are named. What was stopped half way is finished "
                    + "by the next archiving. With record.archive_dir new months lie there, on another disk if you "
                    + "like. Imported transcripts stay in imports/, where they are packed already.",
            ],
            examples: examples,
            options: [month, trial, force],
            formats: OutputFormat.allCases,
            exitCodes: [.finding, .refusedByState],
            isListed: name == "archive",
            run: run
        )
    }

    private static let empty = Table(
        of: "archivedRun",
        [
            Column("month", title: "MONTH"), Column("run", title: "RUN"), Column("task", title: "TASK"),
            Column("bytes", title: "SIZE", .number), Column("packedBytes", title: "PACKED", .number),
            Column("left", title: "STAYS, SINCE", .prose),
        ]
    )

    private static func run(_ invocation: Invocation) throws(CommandError) -> ExitCode {
        let settings = try invocation.settings()
        let rule = ArchiveRule(daysAfter: settings[Setting.archiveAfter])
        let now = invocation.clock.now().wall
        let asked = invocation[month]
        if let asked { try refuse(asked, by: rule, at: now, isForced: invocation[force]) }
        let paths = try invocation.recordPaths()
        let index = try invocation.index(at: paths)
        let reports = try invocation.indexing { () throws(IndexerError) in
            while try !index.pass().isComplete {}
            let months: [CivilMonth]
            if let asked {
                months = [asked]
            } else {
                months = try index.monthsToArchive().filter { month in
                    rule.fault(of: month, at: now, isForced: invocation[force]) == nil
                }
            }
            var reports: [ArchiveReport] = []
            for month in months {
                let isTrial = invocation[trial]
                guard !isTrial else {
                    reports.append(try index.archivePlan(of: month))
                    continue
                }
                let report = try index.archive(month, to: settings[Setting.archiveDirectory])
                try ArchiveSession.note(
                    report,
                    in: paths.home,
                    version: VersionCommand.version,
                    disk: invocation.disk,
                    clock: invocation.clock
                )
                reports.append(report)
            }
            return reports
        }
        return try show(reports, invocation)
    }

    private static func refuse(
        _ month: CivilMonth,
        by rule: ArchiveRule,
        at now: WallTime,
        isForced: Bool
    ) throws(CommandError) {
        guard let fault = rule.fault(of: month, at: now, isForced: isForced) else { return }
        throw .refused("\(fault)", hint: fault.hint)
    }

    private static func show(_ reports: [ArchiveReport], _ invocation: Invocation) throws(CommandError) -> ExitCode {
        var table = empty
        for report in reports {
            for entry in report.entries { table.append(row(entry, of: report.month)) }
            for left in report.left { table.append(row(left, of: report.month)) }
        }
        try invocation.console.show(table, as: invocation.format)
        for report in reports { try invocation.console.say(summary(of: report, isTrial: invocation[trial])) }
        if reports.isEmpty { try invocation.console.say("there is nothing to archive yet") }
        return reports.contains { !$0.left.isEmpty } ? .finding : .ok
    }

    private static func row(_ entry: ArchiveReport.Entry, of month: CivilMonth) -> [Cell] {
        let packed = entry.packedBytes.map { Cell("\(ByteCount(bytes: $0))", .integer($0)) } ?? .none
        return [
            .text("\(month)"), .text(entry.run), .text(entry.task),
            Cell("\(ByteCount(bytes: entry.bytes))", .integer(entry.bytes)), packed, .none,
        ]
    }

    private static func row(_ left: ArchiveReport.Left, of month: CivilMonth) -> [Cell] {
        [.text("\(month)"), .text(left.run), .none, .none, .none, .text(SafeText.of(left.reason))]
    }

    private static func summary(of report: ArchiveReport, isTrial: Bool) -> String {
        let count = "\(report.entries.count) \(report.entries.count == 1 ? "run" : "runs")"
        let before = "\(ByteCount(bytes: report.bytes))"
        let left = report.left.isEmpty ? "" : "; \(report.left.count) stay where they are"
        guard !isTrial else { return "\(report.month): would archive \(count), \(before)\(left)" }
        return "\(report.month): archived \(count), \(before) in \(ByteCount(bytes: report.packedBytes))\(left)"
    }
}
