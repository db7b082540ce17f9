import Domain
import Platform
import Queries

/// `roost du`: what takes how much room.
package enum DuCommand {
    private static let archivableDays = 30
    private static let olderThan = Option(
        "older-than",
        .duration,
        "Runs that finished so long ago count as archivable (default: \(archivableDays)d)"
    )

    package static let command = Command(
        "du",
        section: .record,
        summary: "Show what takes how much room in the home",
        details: [
            "It reads folders and asks no database, and counts the lengths of files. Runs and databases are counted "
                + "where the settings have put them; no other link out of the home is followed.",
            "ARCHIVABLE is what belongs to runs that finished long enough ago.",
        ],
        examples: [
            Example("roost du", "all of the home"),
            Example("roost du --older-than 7d", "what could be archived of the runs before last week"),
            Example("roost du -o json", "for programs"),
        ],
        options: [olderThan],
        formats: OutputFormat.allCases,
        run: run
    )

    private static func run(_ invocation: Invocation) throws(CommandError) -> ExitCode {
        let age = invocation[olderThan] ?? .seconds(archivableDays * 86_400)
        let space = HomeSpace(try invocation.recordPaths(), on: invocation.disk)
        let report = space.report(archivableBefore: invocation.clock.now().wall - age)
        let table = SpaceTable(report)
        guard invocation.format == .table else {
            try invocation.console.show(table.exact, as: invocation.format)
            return .ok
        }
        guard report.total.files > 0 || report.total.unreadable > 0 else {
            try invocation.sayNothingIsRecorded()
            return .ok
        }
        try invocation.console.show(table.brief, as: .table)
        for remark in remarks(on: report) { try invocation.console.say(remark) }
        return .ok
    }

    static func remarks(on report: SpaceReport) -> [String] {
        var remarks: [String] = []
        if report.archivableRuns > 0 {
            let count = "\(report.archivableRuns) of \(report.runs) runs"
            let size = ByteCount(bytes: report.archivable.bytes)
            remarks.append("\(count) could be archived, \(size)")
        }
        if report.total.unreadable > 0 {
            remarks.append("\(report.total.unreadable) files or folders could not be looked at, and are not in it")
        }
        return remarks
    }
}
