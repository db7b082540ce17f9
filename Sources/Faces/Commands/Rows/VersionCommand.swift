import Domain
import Journal

/// `roost version`: which roost this is, and which run directories it writes.
package enum VersionCommand {
    package static let version = ProgramVersion.current

    package static let command = Command(
        "version",
        section: .setup,
        summary: "Say which roost this is",
        examples: [
            Example("roost version", "for people"),
            Example("roost version -o json", "for programs"),
        ],
        formats: OutputFormat.allCases,
        run: run
    )

    package static func run(_ invocation: Invocation) throws(CommandError) -> ExitCode {
        guard invocation.format != .table else {
            try invocation.console.line("roost \(version) (run directories \(Layout.run))")
            return .ok
        }
        var table = Table(
            of: "version",
            isSingle: true,
            [Column("version", title: "VERSION"), Column("layout", title: "LAYOUT")]
        )
        table.append([.text(version), .text(Layout.run)])
        try invocation.console.show(table, as: invocation.format)
        return .ok
    }
}
