import Domain
import JSON
import Journal
import Platform
import Queries

/// `roost db check`: whether the databases are whole.
package enum DatabaseCheckCommand {
    package static let command = Command(
        "db",
        "check",
        section: .record,
        summary: "Check that the databases are whole",
        details: [
            "All of both files is read: which schema they have, whether each page is as it was written, whether keys "
                + "lead to rows, and how much is still to be read into them.",
            "So are the files of archived months; packed runs are read by \"roost archive verify\".",
            "A damaged database is made again from the files of the runs: nothing is in it alone.",
        ],
        examples: [
            Example("roost db check", "both databases"),
            Example("roost db check -o json", "for programs"),
        ],
        formats: OutputFormat.allCases,
        exitCodes: [.finding],
        run: run
    )

    private static func run(_ invocation: Invocation) throws(CommandError) -> ExitCode {
        let paths = try invocation.recordPaths()
        let check = RecordCheck(paths, on: invocation.disk, at: invocation.clock.now().wall)
        var table = Table(
            of: "db-finding",
            [
                Column("database", title: "DATABASE"), Column("subject", title: "WHAT"),
                Column("ok", title: "OK"), Column("text", title: "FOUND", .prose),
            ]
        )
        guard try !invocation.isUnrecorded() else {
            if invocation.format != .table { try invocation.console.show(table, as: invocation.format) }
            try invocation.sayNothingIsRecorded()
            return .ok
        }
        for finding in check.findings {
            table.append([
                Cell(FilePath.name(of: finding.file), .string(finding.file)), .text(finding.subject.rawValue),
                Cell(finding.isWrong ? "no" : "yes", .bool(!finding.isWrong)), .text(finding.text),
            ])
        }
        try invocation.console.show(table, as: invocation.format)
        return check.isClean ? .ok : .finding
    }
}
