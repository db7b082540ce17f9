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
        details: [
            "Of a month that is over for long enough it is said how many of its runs are verified: that their bytes "
                + "are whole, and the rows what the bytes tell. Once all are, without a mismatch for "
                + "record.archive_after_days, it is offered to be archived."
        ],
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
                Column("prunedAt", title: "PRUNED"), Column("state", title: "STATE"),
                Column("database", title: "DATABASE", .prose),
            ]
        )
        let paths = try invocation.recordPaths()
        let months = try invocation.indexing { () throws(IndexerError) in
            try ArchivedMonth.all(in: paths.home, on: invocation.disk)
        }
        for month in months {
            table.append([
                .text("\(month.month)"), .integer(month.runCount), size(month.bytes), size(month.packedBytes),
                month.rowBytes.map(size) ?? (month.runCount > 0 ? Cell("missing", .null) : .none),
                month.archivedAt.map { Cell(String($0.iso.prefix(10)), .string($0.iso)) } ?? .none,
                month.prunedAt.map { Cell(String($0.iso.prefix(10)), .string($0.iso)) } ?? .none,
                .text(month.isAway ? "away" : "there"), .text(SafeText.of(month.database)),
            ])
        }
        try invocation.console.show(table, as: invocation.format)
        try offer(paths, invocation, isEmpty: months.isEmpty)
        return .ok
    }

    /// Says which months could be archived by now, and what there is to be done before.
    private static func offer(
        _ paths: RecordPaths,
        _ invocation: Invocation,
        isEmpty: Bool
    ) throws(CommandError) {
        let rule = ArchiveRule(daysAfter: try invocation.settings()[Setting.archiveAfter])
        let now = invocation.clock.now().wall
        let offers = try invocation.indexing { () throws(IndexerError) in
            try ArchiveOffer.all(in: paths, by: rule, on: invocation.disk, at: now)
        }
        for offer in offers {
            let what = "\(count(offer.runCount, "run")), \(ByteCount(bytes: offer.bytes))"
            try invocation.console.say("\(offer.month): \(what), \(standing(offer, rule, at: now))")
        }
        if isEmpty, offers.isEmpty { try invocation.console.say("nothing is archived yet: roost archive -n") }
    }

    private static func standing(_ offer: ArchiveOffer, _ rule: ArchiveRule, at now: WallTime) -> String {
        if offer.mismatchCount > 0 { return "\(offer.mismatchCount) do not match their rows: roost import verify" }
        guard let days = offer.matchedDays(at: now) else {
            return "\(offer.matchCount) of them verified: roost index --once"
        }
        let matched = "verified, no mismatch for \(count(days, "day"))"
        guard days >= rule.daysAfter else { return "\(matched): to be archived after \(rule.daysAfter)" }
        return "\(matched): roost archive --month \(offer.month)"
    }

    private static func count(_ number: Int, _ noun: String) -> String { "\(number) \(noun)\(number == 1 ? "" : "s")" }

    private static func size(_ bytes: Int64) -> Cell { Cell("\(ByteCount(bytes: bytes))", .integer(bytes)) }
}
