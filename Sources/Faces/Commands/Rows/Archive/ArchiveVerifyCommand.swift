import Domain
import Indexer
import Journal
import Platform

/// `roost archive verify`: whether what is archived is what it was.
package enum ArchiveVerifyCommand {
    private static let month = Option("month", .month, "Only this month (default: all)")

    package static let command = Command(
        "archive",
        "verify",
        section: .record,
        summary: "Read all that is archived, and hold it against its hashes",
        details: [
            "Each packed run is unpacked and each of its files hashed; the rows of a month are read and their "
                + "checksums looked at. What is wrong is named with its file and its run, and it ends with exit code 5."
        ],
        examples: [
            Example("roost archive verify", "everything"), Example("roost archive verify --month 2026-10", "one month"),
        ],
        options: [month],
        formats: OutputFormat.allCases,
        exitCodes: [.finding, .notFound],
        run: run
    )

    private static func run(_ invocation: Invocation) throws(CommandError) -> ExitCode {
        let home = try invocation.recordPaths().home
        let all = try invocation.indexing { () throws(IndexerError) in
            try ArchivedMonth.all(in: home, on: invocation.disk).filter { $0.runCount > 0 }
        }
        let asked = invocation[month]
        if let asked, !all.contains(where: { $0.month == asked }) {
            throw .notFound(kind: "archived month", text: "\(asked)", similar: [], list: "roost archive list")
        }
        var table = Table(
            of: "archiveFinding",
            [
                Column("month", title: "MONTH"), Column("run", title: "RUN"), Column("what", title: "WHAT", .prose),
                Column("hint", title: "WHAT TO DO", .prose),
            ]
        )
        var runs = 0
        for month in all where asked == nil || asked == month.month {
            runs += month.runCount
            let findings = try invocation.indexing { () throws(IndexerError) in
                try ArchivedMonth.verify(
                    month.month,
                    in: home,
                    on: invocation.disk,
                    at: invocation.clock.now().wall
                )
            }
            for finding in findings {
                table.append([
                    .text("\(month.month)"), finding.run.map { .text($0) } ?? .none, .text(SafeText.of(finding.text)),
                    finding.hint.map { .text($0) } ?? .none,
                ])
            }
        }
        try invocation.console.show(table, as: invocation.format)
        guard table.rows.isEmpty else { return .finding }
        try invocation.console.say("\(runs) archived \(runs == 1 ? "run is as it was" : "runs are as they were")")
        return .ok
    }
}
