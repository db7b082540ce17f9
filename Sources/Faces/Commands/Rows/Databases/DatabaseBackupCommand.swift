import Domain
import Indexer
import Journal
import Platform

/// `roost db backup`: the record in one plain file.
package enum DatabaseBackupCommand {
    private static let file = Argument("FILE", .path, "The file to make; one that is there is not overwritten")

    package static let command = Command(
        "db",
        "backup",
        section: .record,
        summary: "Copy both databases into one plain file",
        details: [
            "The copy is a SQLite database that sqlite3, Datasette and other programs read, with all tables of both. "
                + "It appears when it is whole. Runs and the index may go on meanwhile.",
            "What was said in archived runs is not in it: of each archived month there is such a file already, "
                + "archive/logs-2026-10.db.",
            "It holds no more than the databases: what was secret in them was taken out when they were written.",
        ],
        examples: [Example("roost db backup record.db", "in this folder")],
        arguments: [file],
        exitCodes: [.refusedByState],
        run: run
    )

    private static func run(_ invocation: Invocation) throws(CommandError) -> ExitCode {
        let paths = try invocation.recordPaths()
        let backup: RecordBackup
        do throws(IndexerError) {
            backup = try RecordBackup.write(
                of: paths,
                to: FilePath.resolvedAhead(invocation.required(file)),
                on: invocation.disk,
                at: invocation.clock.now().wall
            )
        } catch {
            guard case .alreadyThere = error else { throw .indexer(error) }
            throw .refused(error.description, hint: error.hint)
        }
        let size = ByteCount(bytes: backup.byteCount)
        let lacking = backup.hasConversations ? "" : "; nothing was said yet"
        try invocation.console.line("\(SafeText.of(backup.file)): \(size)\(lacking)")
        return .ok
    }
}
