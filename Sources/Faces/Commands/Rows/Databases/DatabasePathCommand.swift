import Domain
import Journal

/// `roost db path`: where the databases are.
package enum DatabasePathCommand {
    package static let command = Command(
        "db",
        "path",
        section: .record,
        summary: "Say where the databases are",
        details: ["The files need not be there yet: roost index --once makes them."],
        examples: [
            Example("roost db path", "both paths, the index first"),
            Example("roost db path -o json", "for programs"),
        ],
        formats: OutputFormat.allCases,
        run: run
    )

    private static func run(_ invocation: Invocation) throws(CommandError) -> ExitCode {
        let paths = try invocation.recordPaths()
        guard invocation.format != .table else {
            for path in [paths.index, paths.conversations] { try invocation.console.line(SafeText.of(path)) }
            return .ok
        }
        var table = Table(of: "db-path", [Column("database", title: "DATABASE"), Column("path", title: "PATH")])
        table.append([.text("index"), .text(paths.index)])
        table.append([.text("conversations"), .text(paths.conversations)])
        try invocation.console.show(table, as: invocation.format)
        return .ok
    }
}
