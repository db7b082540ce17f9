import Domain
import Indexer
import JSON
import Journal

/// `roost archive list`: the months that are archived.
package enum ArchiveListCommand {
    package static let command = Command(
        "archive",
        "list",
        section: .record,
        summary: "List the archived months",
        examples: [
            Example("roost archive list", "what there is"), Example("roost archive list -o json", "for programs"),
        ],
        formats: OutputFormat.allCases,
        run: run
    )

    private static func run(_ invocation: Invocation) throws(CommandError) -> ExitCode {
        var table = Table(
            of: "archivedMonth",
            [
                Column("month", title: "MONTH"), Column("runs", title: "RUNS", .number),
                Column("bytes", title: "SIZE", .number), Column("packedBytes", title: "PACKED", .number),
                Column("rowBytes", title: "ROWS", .number), Column("archivedAt", title: "ARCHIVED"),
                Column("prunedAt", title: "PRUNED"), Column("database", title: "DATABASE", .prose),
            ]
        )
        let home = try invocation.recordPaths().home
        let months = try invocation.indexing { () throws(IndexerError) in
            try ArchivedMonth.all(in: home, on: invocation.disk)
        }
        for month in months {
            table.append([
                .text("\(month.month)"), .integer(month.runCount), size(month.bytes), size(month.packedBytes),
                month.rowBytes.map(size) ?? (month.runCount > 0 ? Cell("missing", .null) : .none),
                month.archivedAt.map { Cell(String($0.iso.prefix(10)), .string($0.iso)) } ?? .none,
                month.prunedAt.map { Cell(String($0.iso.prefix(10)), .string($0.iso)) } ?? .none,
                .text(month.database),
            ])
        }
        try invocation.console.show(table, as: invocation.format)
        if months.isEmpty { try invocation.console.say("nothing is archived yet: roost archive -n") }
        return .ok
    }

    private static func size(_ bytes: Int64) -> Cell { Cell("\(ByteCount(bytes: bytes))", .integer(bytes)) }
}
