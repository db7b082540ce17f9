import Domain
import Platform
import Queries

/// `roost prices check`: which models have no price, and where lists contradict each other.
package enum PriceCheckCommand {
    package static let command = Command(
        "prices",
        "check",
        section: .record,
        summary: "Find models without a price, and prices that differ",
        details: ["What has no price is not counted as costing nothing: sums say how many responses they lack."],
        examples: [
            Example("roost prices check", "all models that were used"),
            Example("roost prices check -o json", "for programs"),
        ],
        formats: OutputFormat.allCases,
        exitCodes: [.finding],
        run: run
    )

    private static func run(_ invocation: Invocation) throws(CommandError) -> ExitCode {
        let book = try invocation.prices()
        let paths = try invocation.recordPaths()
        let findings = try invocation.asking { () throws(QueriesError) in
            try book.findings(of: paths, on: invocation.disk, at: invocation.clock.now().wall)
        }
        let isUnpriced = findings.contains { $0.kind == .unpriced }
        var table = Table(
            of: "price-finding",
            [Column("kind", title: "WHAT"), Column("model", title: "MODEL"), Column("text", title: "FOUND", .prose)]
        )
        for finding in findings {
            table.append([.text(finding.kind.rawValue), .named(finding.model), .text(finding.text)])
        }
        if invocation.format == .table, findings.isEmpty {
            try invocation.console.line("Every model that was used has one price.")
        } else {
            try invocation.console.show(table, as: invocation.format)
        }
        if isUnpriced, invocation.format == .table {
            try invocation.console.say("a list that has them: roost prices import FILE")
        }
        return isUnpriced ? .finding : .ok
    }
}
