import Domain
import Indexer
import JSON
import Journal
import Platform
import Queries

/// `roost db migrate`: the databases, brought to the schema of this roost.
package enum DatabaseMigrateCommand {
    private static let trial = Flag("dry-run", short: "n", "Only say what would be done")

    package static let command = Command(
        "db",
        "migrate",
        section: .record,
        summary: "Bring the databases to the schema of this roost",
        details: [
            "Whoever writes to them next does the same: this is for doing it at a time of your own. Each is copied to "
                + "FILE.schema-N before, and a step is done as a whole or not at all.",
            "One that a later Roost has written is left as it is.",
        ],
        examples: [
            Example("roost db migrate -n", "what there is to do"),
            Example("roost db migrate", "do it"),
        ],
        options: [trial],
        formats: OutputFormat.allCases,
        exitCodes: [.refusedByState],
        run: run
    )

    private static func run(_ invocation: Invocation) throws(CommandError) -> ExitCode {
        let paths = try invocation.recordPaths()
        let before = formats(paths, invocation)
        for format in before {
            guard case .newer = format.age else { continue }
            throw .refused(
                "\(SafeText.of(format.file)) has the schema \(format.found), and this roost knows \(format.known)",
                hint: "use the roost that wrote it, or make it from the files of the runs: roost reindex"
            )
        }
        guard !before.isEmpty || invocation.format != .table else {
            try invocation.sayNothingIsRecorded()
            return .ok
        }
        let due = before.filter { $0.age == .older }
        if !due.isEmpty, !invocation[trial] {
            let patience = try invocation.patience()
            try invocation.indexing { () throws(IndexerError) in
                try RecordMigration.run(
                    paths,
                    on: invocation.disk,
                    at: invocation.clock.now().wall,
                    waiting: patience
                )
            }
        }
        try invocation.console.show(table(before, isTrial: invocation[trial]), as: invocation.format)
        if due.isEmpty, invocation.format == .table { try invocation.console.say("roost: there is nothing to do") }
        return .ok
    }

    private static func formats(_ paths: RecordPaths, _ invocation: Invocation) -> [DatabaseFormat] {
        DatabaseFormat.all(paths, on: invocation.disk, at: invocation.clock.now().wall)
    }

    static func table(_ formats: [DatabaseFormat], isTrial: Bool) -> Table {
        var table = Table(
            of: "db-migration",
            [
                Column("database", title: "DATABASE"), Column("found", title: "FOUND", .number),
                Column("known", title: "KNOWN", .number), Column("state", title: "STATE"),
                Column("kept", title: "KEPT AS", .prose),
            ]
        )
        for format in formats {
            let isDue = format.age == .older
            let state = isDue ? (isTrial ? "would be brought up to date" : "brought up to date") : "up to date"
            table.append([
                Cell(FilePath.name(of: format.file), .string(format.file)), .integer(format.found),
                .integer(format.known), .text(state),
                isDue ? .text("\(format.file).schema-\(format.found)") : .none,
            ])
        }
        return table
    }
}
