import Domain
import Indexer
import JSON
import Journal
import Platform
import Settings

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
        try offer(home, invocation, isEmpty: months.isEmpty)
        return .ok
    }

    /// Says which months could be archived by now.
    private static func offer(
        _ home: HomePaths,
        _ invocation: Invocation,
        isEmpty: Bool
    ) throws(CommandError) {
        let rule = ArchiveRule(daysAfter: try invocation.settings()[Setting.archiveAfter])
        let offers = try invocation.indexing { () throws(IndexerError) in
            try ArchiveOffer.all(in: home, by: rule, on: invocation.disk, at: invocation.clock.now().wall)
        }
        for offer in offers {
            let what = "\(offer.runCount) \(offer.runCount == 1 ? "run" : "runs"), \(ByteCount(bytes: offer.bytes))"
            try invocation.console.say("\(offer.month): \(what), to be archived: roost archive --month \(offer.month)")
        }
        if isEmpty, offers.isEmpty { try invocation.console.say("nothing is archived yet: roost archive -n") }
    }

    private static func size(_ bytes: Int64) -> Cell { Cell("\(ByteCount(bytes: bytes))", .integer(bytes)) }
}
