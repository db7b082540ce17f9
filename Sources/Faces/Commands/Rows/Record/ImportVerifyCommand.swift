import Domain
import Indexer
import JSON

/// `roost import verify`: imports beside the files that they were made of, and beside the rows that were made of them.
package enum ImportVerifyCommand {
    private static let quiet = Flag("quiet", short: "q", "Show only what is not as it should be")

    package static let command = Command(
        "import",
        "verify",
        section: .record,
        summary: "Hold imports and runs against their files and rows",
        details: [
            "Each copy is compared with its file byte by byte, and read again to count what it tells against what the "
                + "index has. A file that has grown waits for the next import; one that is gone was removed by its "
                + "agent, and its copy is what is left.",
            "Of each run that is over, and not in an archive, the bytes are held against their digests, and the parts "
                + "of its conversation against the index. Whoever keeps the index up to date does it once for each.",
            "It ends with exit code 5 where a file was changed, or where rows are missing.",
        ],
        examples: [
            Example("roost import verify", "all imports and runs"),
            Example("roost import verify -q", "only what is odd"),
        ],
        options: [quiet],
        formats: OutputFormat.allCases,
        exitCodes: [.finding, .refusedByState],
        run: run
    )

    private static func run(_ invocation: Invocation) throws(CommandError) -> ExitCode {
        let paths = try invocation.recordPaths()
        let index = try invocation.index(at: paths)
        var table = Table(
            of: "importVerification",
            [
                Column("kind", title: "KIND"), Column("file", title: "FILE"), Column("told", title: "TOLD", .number),
                Column("kept", title: "KEPT", .number), Column("rows", title: "ROWS"),
                Column("path", title: "PATH", .prose), Column("id", title: "ID"),
            ]
        )
        var (isOdd, count) = (false, 0)
        try invocation.indexing { () throws(IndexerError) in
            _ = try index.pass()
            try index.validateAll { found in
                isOdd = isOdd || found.finding != nil
                count += 1
                if found.finding != nil || !invocation[quiet] { table.append(row(found)) }
            }
        }
        try invocation.console.show(table, as: invocation.format)
        if count == 0, invocation.format == .table {
            try invocation.console.say("nothing is imported or over yet: roost import auto")
        }
        return isOdd ? .finding : .ok
    }

    private static func row(_ found: Validation) -> [Cell] {
        [.text(found.isLive ? "live" : "import")] + cells(found) + [.text(found.owner)]
    }

    private static func cells(_ found: Validation) -> [Cell] {
        switch found.found {
        case .imported(let copy):
            [
                .text(word(copy.file)), .integer(copy.partsToldCount), .integer(copy.partsKeptCount),
                .text(copy.isWhole ? "whole" : "missing"), .text(copy.path),
            ]
        case .live(let run):
            [
                .text(run.damage ?? "whole"), .integer(run.partsToldCount), .integer(run.partsKeptCount),
                .text(run.isWhole ? "whole" : "missing"), .text(run.directory),
            ]
        case .unreadable(let reason): [.text("unreadable"), .none, .none, .none, .text(reason)]
        }
    }

    private static func word(_ verdict: CopyVerdict) -> String {
        switch verdict {
        case .equal: "equal"
        case .grown(let bytes): "grown by \(ByteCount(bytes: bytes))"
        case .shrunk(let bytes): "shorter, \(ByteCount(bytes: bytes))"
        case .changed(let place): "changed at byte \(place)"
        case .gone: "gone"
        case .derived: "from a database"
        }
    }
}
