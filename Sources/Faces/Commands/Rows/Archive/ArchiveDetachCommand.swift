import Domain
import Indexer
import Platform

/// `roost archive detach`: months that lie elsewhere are no longer looked for.
package enum ArchiveDetachCommand {
    private static let folder = Argument("PATH", .path, "The folder that they were attached from")
    private static let month = Option("month", .month, "Only this month (default: all that lie there)")

    package static let command = Command(
        "archive",
        "detach",
        section: .record,
        summary: "No longer look for archived months elsewhere",
        details: [
            "Such as before months are moved back into the home. Nothing is removed: the folder keeps what it has, and "
                + "the index its rows."
        ],
        examples: [Example("roost archive detach /mnt/external-hdd/roost/archive", "all that lie there")],
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
            try index.detach(folder, month: invocation[month])
        }
        for month in months { try invocation.console.say("detached \(month)") }
        return .ok
    }
}
