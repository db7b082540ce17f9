import Domain
import Indexer
import JSON
import Journal
import Platform

/// `roost db vacuum`: gives back what the databases do not need.
package enum DatabaseVacuumCommand {
    package static let command = Command(
        "db",
        "vacuum",
        section: .record,
        summary: "Make the databases as small as they can be",
        details: [
            "Each is written anew, which takes as much room again while it goes on. Nobody else writes to "
                + "them meanwhile."
        ],
        examples: [Example("roost db vacuum", "both databases")],
        formats: OutputFormat.allCases,
        exitCodes: [.refusedByState],
        run: run
    )

    private static func run(_ invocation: Invocation) throws(CommandError) -> ExitCode {
        let paths = try invocation.recordPaths()
        let patience = try invocation.patience()
        let reports = try invocation.indexing { () throws(IndexerError) in
            try RecordVacuum.run(paths, on: invocation.disk, at: invocation.clock.now().wall, waiting: patience)
        }
        var table = Table(
            of: "db-vacuum",
            [
                Column("database", title: "DATABASE"), Column("bytesBefore", title: "BEFORE", .number),
                Column("bytesAfter", title: "AFTER", .number), Column("bytesFreed", title: "FREED", .number),
            ]
        )
        for report in reports {
            table.append([
                Cell(FilePath.name(of: report.file), .string(report.file)), bytes(report.bytesBefore),
                bytes(report.bytesAfter), bytes(report.bytesFreed),
            ])
        }
        try invocation.console.show(table, as: invocation.format)
        return .ok
    }

    private static func bytes(_ count: Int64) -> Cell { Cell("\(ByteCount(bytes: count))", .integer(count)) }
}
