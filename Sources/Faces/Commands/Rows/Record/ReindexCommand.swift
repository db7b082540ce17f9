import Domain
import Indexer
import Platform

/// `roost reindex`: makes the index anew from the files.
package enum ReindexCommand {
    private static let check = Flag("check", "Make it anew beside the one that is there, and tell in what they differ")

    package static let command = Command(
        "reindex",
        section: .record,
        summary: "Make the index anew from the files",
        details: [
            "All that the index holds stands in files of runs, sessions and imports. It is made beside the old one, "
                + "which answers until it is replaced.",
            "With --check nothing is replaced: rows that the files do not tell, or that the index lacks, are named, "
                + "and it ends with exit code 5.",
        ],
        examples: [
            Example("roost reindex", "make it anew"),
            Example("roost reindex --check", "is it what the files say?"),
        ],
        options: [check],
        exitCodes: [.finding, .refusedByState],
        run: run
    )

    private static func run(_ invocation: Invocation) throws(CommandError) -> ExitCode {
        let reindex = Reindex(
            try invocation.recordPaths(),
            on: invocation.disk,
            clock: invocation.clock,
            waiting: try invocation.patience()
        )
        if invocation[check] { return try compare(reindex, invocation) }
        let report = try invocation.indexing { () throws(IndexerError) in try reindex.run() }
        try invocation.tell(report)
        return report.troubles.isEmpty && report.notices.isEmpty ? .ok : .finding
    }

    private static func compare(_ reindex: Reindex, _ invocation: Invocation) throws(CommandError) -> ExitCode {
        let differences = try invocation.indexing { () throws(IndexerError) in try reindex.check() }
        for line in differences.lines {
            let side = line.side == .index ? "not in the files" : "not in the index"
            try invocation.console.line(SafeText.of("\(side): \(line.row)"))
        }
        let more = differences.lineCount - differences.lines.count
        if more > 0 { try invocation.console.line("and \(more) more") }
        guard differences.areNone else { return .finding }
        try invocation.console.line("\(differences.rowCount) rows, all as the files say")
        return .ok
    }
}
