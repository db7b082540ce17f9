import Domain
import Indexer
import Platform

/// `roost archive attach`: archived months that lie elsewhere.
package enum ArchiveAttachCommand {
    private static let folder = Argument("PATH", .path, "The folder that logs-2026-10.db and 2026-10 are in")
    private static let month = Option("month", .month, "Only this month (default: all that are there)")

    package static let command = Command(
        "archive",
        "attach",
        section: .record,
        summary: "Take in archived months that lie elsewhere",
        details: [
            "Such as months that were moved to another disk, each with its logs-2026-10.db and its folder, or those of "
                + "another home. All of them is read and found whole first. They stay where they are: questions, logs, "
                + "replay and reindex read them there, and say so while their disk is away.",
            "Months that were attached before and have moved are attached anew. To have new months archived on "
                + "another disk in the first place, set record.archive_dir.",
        ],
        examples: [
            Example("roost archive attach /mnt/disk/archive", "all that are there"),
            Example("roost archive attach /mnt/disk/archive --month 2025-10", "one month"),
        ],
        arguments: [folder],
        options: [month],
        exitCodes: [.refusedByState],
        run: run
    )

    private static func run(_ invocation: Invocation) throws(CommandError) -> ExitCode {
        let paths = try invocation.recordPaths()
        let folder = FilePath.resolvedAhead(invocation.required(folder))
        let index = try invocation.index(at: paths)
        let months = try invocation.indexing { () throws(IndexerError) in
            try index.attach(folder, month: invocation[month])
        }
        for month in months { try invocation.console.say("attached \(month), which lies in \(SafeText.of(folder))") }
        return .ok
    }
}
